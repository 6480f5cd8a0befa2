"""From the blocks of minutes and decision notices to decision records."""

import re
from collections.abc import Iterator

from extractors.blocks import Block
from extractors.folding import Folded, join
from extractors.records.decisions.ballots import tells_ballot
from extractors.records.decisions.gathering import gather, heads_column
from extractors.records.decisions.marks import Cue, cue_of, kind_of, read_marks
from extractors.records.decisions.own_body import OwnBody
from extractors.records.decisions.settled import Settled, Told
from extractors.records.decisions.settling import settle
from extractors.records.decisions.statements import Statement, statements_in
from extractors.records.runs import Run, find_runs
from extractors.results import Decision, DecisionKind
from extractors.structure import Structure
from nlp_models import Reader

_INLINE_CLAUSE = re.compile(r"(?:(?<=\s)|^)\(?(?P<mark>[a-z]|[ivx]{1,4}|\d{1,2})\)\s")
_LEAST_DISPOSED = 3  # applications of an agenda with the outcome below them
_DISPOSED = re.compile(r"^(?:GRANTED|APPROVED|DENIED|REFUSED|DEFERRED|PERMITTED)\b[A-Z ,&–-]{0,40}\.?$")
_LEAST_MINUTED = 2  # resolutions or motions in a paper that does not say what it is
_MINUTED = re.compile(
    r"^(?:RESOLVED\b|(?:On|ON|Upon) (?:the )?(?:motion|proposal|proposition)\b.{0,120}\b(?:agreed|resolved"
    r"|voted|carried|RESOLVED)\b"
    r"|(?:It|it) was (?:unanimously )?(?:resolved|RESOLVED)\b|(?:Motion|MOTION) (?:was )?(?:carried|CARRIED)\b"
    r"|.{3,200}\bsecond(?:ed|s)?\b.{0,80}\b[Mm]otion (?:was )?(?:carried|passed|approved)\b"
    r"|(?:Passed|PASSED|Carried|CARRIED)(?: unanimously\b|:? \(?\d{1,2}\s?[-–/]\s?\d))"
)
# "Decisions by the Vale District Council:", "Planning decisions received": what others did is listed below.
_ELSEWHERE = re.compile(
    r"^(?:the\s)?(?:(?:planning|recent|local)\s){0,2}(?:decisions?|determinations?|outcomes?)(?:\snotices?)?\s"
    r"(?:(?:made|taken|issued|notified|received|reported)\b.{0,20})?"
    r"(?:(?:by|from|of)\s(?:the\s)?(?:[\w’'-]+\s){0,4}(?:district|borough|county|planning\s(?:authority|officers?)|LPA)\b"
    r"|received\b|notified\b)(?:.{0,40}$|[^:]{0,40}:\s)",
    re.IGNORECASE,
)
_LOOSE = frozenset({"decision.bare", "decision.passive"})  # forms that name nobody who decides
_BULLET = re.compile(r"(?:[•▪●◦‣·*\uf0b7]|[-–—](?=\s))\s*")
_SAYS_LITTLE = 3  # words: fewer than these under "Decision" decide nothing
# It must read: The Committee:- | The Board, having heard the Clerk: | Following discussion, Members:
_BODY = re.compile(
    r"^(?:[^,:;.]{3,60},\s)?(?P<body>(?:the\s)?(?:[\w&’'-]+\s){0,5}?(?:board(?:\sof\s\w+)?|committee|council(?:\sof\s\w+)?|cabinet|panel"
    r"|commission|group|forum|members"
    r"|trustees|governors|executive|trust|meeting))(?:,\s[^:;.]{3,120},?)?(?:\s(?:then|therefore|also"
    r"|unanimously))?\s?[:–-]+$",
    re.IGNORECASE,
)
# What each clause begins with: "agreed", "NOTED", "formally approved", "received and noted".
_DID = re.compile(
    r"^(?:unanimously\s|formally\s|thereafter\s|otherwise\s)?(?:agreed|noted|approved|endorsed|adopted|resolved"
    r"|received|accepted|confirmed|appointed"
    r"|delegated|instructed|authori[sz]ed|ratified|remitted|referred|deferred|refused|granted|supported"
    r"|recommended|requested)\b",
    re.IGNORECASE,
)
_DISPOSITION = re.compile(r"^[A-Z][A-Z ,&–-]{4,60}\.?$")


def find_decisions(structure: Structure, reader: Reader) -> tuple[Decision, ...]:
    """The decisions of a paper in reading order; agendas, reports and rule books hold none."""
    found: list[Decision] = []
    for index, part in enumerate(structure.parts):
        mine = [block for block in structure.blocks if structure.contexts[block.index].part == index]
        if part.kind == "minutes" or (part.kind == "other" and _reads_like_minutes(mine)):
            found += _records(structure, settle(_story(structure, reader, mine)))
        elif part.kind == "agenda":
            found += _records(structure, settle(_annotated(structure, reader, mine)))
        elif part.kind == "decision_notice":
            found += _records(structure, _notice(structure, reader, mine))
    return tuple(found)


def _annotated(structure: Structure, reader: Reader, blocks: list[Block]) -> tuple[Told, ...]:
    """The applications of an agenda on which a board has written what it did with them: GRANTED, DENIED."""
    if sum(bool(_DISPOSED.match(block.text)) for block in blocks) < _LEAST_DISPOSED:
        return ()
    story = _story(structure, reader, blocks)
    return tuple(told for told in story if told.statements and told.statements[0].rule == "decision.disposition")


def _reads_like_minutes(blocks: list[Block]) -> bool:
    """Whether a paper that does not say what it is holds resolutions or motions carried, as minutes do."""
    return sum(bool(_MINUTED.match(block.text)) for block in blocks) >= _LEAST_MINUTED


def _story(structure: Structure, reader: Reader, blocks: list[Block]) -> Iterator[Told]:
    """The runs of a part in order, each with its statements; clauses that no statement takes are runs of their own."""
    item: list[Run] = []
    elsewhere = False
    for gathered in gather(find_runs(structure, blocks), reader):
        run = gathered.run
        titled = run.blocks[0].is_heading or run.context.opens_item
        elsewhere = bool(_ELSEWHERE.search(run.lead.text)) or (elsewhere and not titled)
        if gathered.vote:
            yield Told(run, (), gathered.vote)
            continue
        if item and (run.context.item != item[0].context.item or run.context.opens_item):
            item = []
        disposed = _disposition(run, item, reader)
        if disposed:
            yield Told(run, (disposed,))
            item = []
            continue
        pieces = [run]
        before = tuple(each.whole for each in item)
        statements = () if tells_ballot(run.lead.text) else _read(structure, reader, run, before)
        if elsewhere:
            statements = _sure(statements)
        if run.clauses and not statements:
            statements = _body_and_list(structure, reader, run, before)
        if gathered.headed and not statements:
            statements = _under_heading(reader, run, before)
        if run.clauses and not (statements and statements[-1].clauses):
            pieces = [Run(text, (), run.blocks, run.context) for text in (run.lead, *run.clauses)]
        yield Told(pieces[0], statements)
        for clause in pieces[1:]:
            told = _read(structure, reader, clause, ())
            yield Told(clause, _sure(told) if elsewhere else told)
        item.append(run)


def _sure(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements that name who decides, or are set off as resolutions."""
    return tuple(each for each in statements if each.cue is None or each.cue.form not in _LOOSE)


def _body_and_list(structure: Structure, reader: Reader, run: Run, before: tuple[Folded, ...]) -> tuple[Statement, ...]:
    """ "The Committee:-" over a list of which each clause says what it did: "(1) agreed the lease"."""
    body = _BODY.match(run.lead.text)
    if not body or not _own_body(structure, run).acts(body["body"]):
        return ()
    openings = [_DID.match(clause.text) for clause in run.clauses]
    if not openings[0] or sum(map(bool, openings)) < len(openings) / 2:
        return ()
    verb = next(iter(reader.read(run.clauses[0].text).starting("decision.verb")), None)
    cue = Cue(kind_of(verb) if verb else "noted", 0, 0, "decision.body_and_list", "decision.act")
    return (Statement(run, run.lead, run.clauses, cue, False, False, None, False, cue.rule, before),)


def _read(structure: Structure, reader: Reader, run: Run, before: tuple[Folded, ...]) -> tuple[Statement, ...]:
    return statements_in(run, read_marks(reader.read(run.lead.text), _own_body(structure, run)), before)


def _own_body(structure: Structure, run: Run) -> OwnBody:
    """The body whose meeting a run is of."""
    meeting = structure.meetings[run.context.meeting] if run.context.meeting is not None else None
    return OwnBody(meeting.body, meeting.date) if meeting else OwnBody(None)


def _under_heading(reader: Reader, run: Run, before: tuple[Folded, ...]) -> tuple[Statement, ...]:
    """What stands under "Decision" or in such a column, where no form of words tells that it decides."""
    reading = reader.read(run.whole.text)
    verb = next(iter(reading.starting("decision.verb")), None)
    in_table = run.blocks[0].cell is not None
    if not (verb or reading.of("decision.infinitive")) and (in_table or len(run.lead.text.split()) < _SAYS_LITTLE):
        return ()
    cue = Cue(kind_of(verb) if verb else "resolved", 0, 0, "decision.outcome_heading", "decision.heading")
    return (Statement(run, run.lead, run.clauses, cue, False, False, None, False, cue.rule, before),)


def _disposition(run: Run, item: list[Run], reader: Reader) -> Statement | None:
    """An application that ends with GRANTED, DENIED or the like on a line of its own."""
    if run.clauses or not item or not _DISPOSITION.match(run.lead.text):
        return None
    reading = reader.read(run.lead.text)
    cue = next((cue_of(reading, span) for span in reading.of("decision.disposition")), None)
    if cue is None:
        return None
    text = join([*(each.whole for each in item), run.lead])
    return Statement(run, text, (), cue, False, False, None, False, cue.rule, ())


def _notice(structure: Structure, reader: Reader, blocks: list[Block]) -> tuple[Settled, ...]:
    """The text under the heading "Decision" of a record of decision, up to the next heading, or in such a column."""
    runs = find_runs(structure, blocks)
    heads = [index for index, run in enumerate(runs) if reader.read(run.lead.text).of("decision.notice")]
    if not heads or heads_column(runs, heads[0]):
        return settle(_story(structure, reader, blocks))
    section: list[Run] = []
    for run in runs[heads[0] + 1 :]:
        if run.blocks[0].is_heading:
            break
        section.append(run)
    if not section:
        return ()
    text = join(run.whole for run in section)
    reading = reader.read(text.text)
    verb = next(iter(reading.starting("decision.verb")), None)
    kind: DecisionKind = kind_of(verb) if verb else "resolved"
    clauses = tuple(clause.text for run in section for clause in run.clauses)
    return (Settled(section[0], text, clauses, kind, 0.9, "decision.notice_heading"),)


def _records(structure: Structure, decisions: tuple[Settled, ...]) -> Iterator[Decision]:
    seen: dict[str, int] = {}
    for decision in decisions:
        start, end = decision.text.span(0, len(decision.text.text))
        place = f"{start}-{end}"
        seen[place] = seen.get(place, 0) + 1
        made_by = f"rule:{decision.rule}"
        text = decision.text.cut(_bullet(decision.text.text), len(decision.text.text))
        evidence = structure.document.evidence_of(text.origins, made_by)
        for proof in decision.proof:
            evidence += structure.document.evidence_of(proof.origins, made_by)
        context = decision.run.context
        yield Decision(
            id=structure.record_id("decision", place if seen[place] == 1 else f"{place}:{seen[place]}"),
            confidence=decision.trust,
            evidence=evidence,
            page=evidence[0].page,
            text=text.text,
            kind=decision.kind,
            clauses=decision.clauses or _inline_clauses(decision.text.text),
            item=structure.item_number(context),
            mover=decision.mover,
            seconder=decision.seconder,
            votes=decision.ballot.votes,
            unanimous=decision.unanimous or None,
            public=context.public,
            meeting=context.meeting,
            named_votes=decision.ballot.named,
            amendment=decision.amendment,
            derived=("votes",) if decision.ballot.counted else (),
        )


def _bullet(text: str) -> int:
    """The length of a bullet that was printed as part of a statement's first word."""
    found = _BULLET.match(text)
    return found.end() if found else 0


def _inline_clauses(text: str) -> tuple[str, ...]:
    """The clauses of a statement printed in one paragraph: "(a) ...; (b) ..." in order from the first."""
    marks = list(_INLINE_CLAUSE.finditer(text))
    for first in ("a", "i", "1"):
        series = [found for found in marks if found["mark"].isdigit() == first.isdigit()]
        if len(series) >= 2 and series[0]["mark"] == first:
            ends = [*(found.start() for found in series[1:]), len(text)]
            return tuple(text[found.end() : end].strip() for found, end in zip(series, ends, strict=True))
    return ()
