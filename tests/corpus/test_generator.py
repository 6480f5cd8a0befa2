"""The generator of sample papers: repeatable, true to the page, and wide enough."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import get_args

import pypdfium2
import pytest
from PIL import ImageChops, ImageStat

from corpus.generator import SamplePaper, sample_papers
from corpus.generator.calendar_words import deadline_day
from corpus.generator.houses import HOUSE_PAPERS
from corpus.generator.houses.guests import TITLES, Guests
from corpus.generator.houses.scribe import Item, asked, entry
from corpus.generator.script import Para
from corpus.generator.story import Person
from corpus.generator.wording import Frame, Voice, frames, listed, sentences, target_wordings
from corpus.labels import Label, LabelledDecision, LabelledPaper, LabelsUnreadableError, load_labels
from corpus.sets import LABELS_SUFFIX, SAMPLES, shared_papers
from extractors.results import AttendanceStatus, DecisionKind, Direction

SCAN = "hwb-minutes-2025-12-04-scan"
OTHER_SEED = 7
MEGABYTE = 1024 * 1024
NEAR_ENOUGH = 2.0  # grey levels by which two renderings of the scan may differ on the average


@cache
def papers(seed: int) -> tuple[SamplePaper, ...]:
    return sample_papers(seed)


@cache
def committed() -> dict[str, LabelledPaper]:
    return {path.name.removesuffix(LABELS_SUFFIX): load_labels(path) for path in SAMPLES.glob(f"*{LABELS_SUFFIX}")}


def facts(paper: LabelledPaper) -> Iterator[Label]:
    return chain(
        paper.meetings, paper.agenda_items, paper.attendees, paper.decisions, paper.recommendations, paper.actions,
        paper.targets,
    )  # fmt: skip


def folded(text: str) -> str:
    """Words only: line ends, bullets and punctuation fall away, and words broken at a hyphen are joined."""
    joined = re.sub(r"[-\u2010\u00ad\x02\ufffe]\s*\r?\n", "-", text)
    return " ".join(re.findall(r"[0-9a-z£%]+", joined.lower()))


def page_texts(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    texts = [folded(page.get_textpage().get_text_range()) for page in document]
    document.close()
    return texts


def starts_on(words: str, page: str, following: str) -> bool:
    """Whether `words` stand on `page`, or begin there and go on overleaf."""
    tokens = words.split()
    cuts = range(1, len(tokens))
    return words in page or any(" ".join(tokens[:n]) in page and " ".join(tokens[n:]) in following for n in cuts)


def test_same_seed_gives_the_committed_samples() -> None:
    made = {paper.name: paper for paper in papers(2025)}
    assert sorted(made) == sorted(path.stem for path in SAMPLES.glob("*.pdf")) == sorted(committed())
    for name, paper in made.items():
        assert paper.labels.to_json() == (SAMPLES / f"{name}{LABELS_SUFFIX}").read_text(encoding="utf-8"), name
        if name != SCAN:
            assert paper.pdf == (SAMPLES / f"{name}.pdf").read_bytes(), name


def test_scan_is_redrawn_as_committed() -> None:
    """Pictures may differ by a shade from one processor to another, so they are compared as pictures."""
    made = next(paper.pdf for paper in papers(2025) if paper.name == SCAN)
    ours, theirs = (pypdfium2.PdfDocument(pdf) for pdf in (made, (SAMPLES / f"{SCAN}.pdf").read_bytes()))
    assert len(ours) == len(theirs) == committed()[SCAN].pages
    for mine, kept in zip(ours, theirs, strict=True):
        pair = [page.render(scale=1, grayscale=True).to_pil().convert("L") for page in (mine, kept)]
        assert ImageStat.Stat(ImageChops.difference(*pair)).mean[0] <= NEAR_ENOUGH


def test_same_seed_twice_gives_the_same_bytes() -> None:
    assert sample_papers(OTHER_SEED) == papers(OTHER_SEED)


def test_other_seed_gives_another_year() -> None:
    people = [{fact.name for paper in papers(seed) for fact in paper.labels.attendees} for seed in (2025, OTHER_SEED)]
    assert len(people[0] & people[1]) < len(people[0]) / 4


@pytest.mark.parametrize("seed", [2025, OTHER_SEED])
def test_every_label_is_printed_on_its_page(seed: int) -> None:
    strays = []
    for paper in papers(seed):
        if paper.name == SCAN:
            continue
        pages = [*page_texts(paper.pdf), ""]
        assert len(pages) == paper.labels.pages + 1
        for fact in facts(paper.labels):
            words = folded(
                next(str(getattr(fact, name)) for name in ("text", "title", "name", "body") if hasattr(fact, name))
            )
            if not starts_on(words, pages[fact.page - 1], pages[fact.page]):
                strays.append((paper.name, fact))
    assert strays == []


def test_printed_fields_are_printed() -> None:
    """Owners, dates, movers and numbers are quoted as the page has them."""
    for paper in papers(2025):
        if paper.name == SCAN:
            continue
        text = " ".join(page_texts(paper.pdf))
        labels = paper.labels
        quoted = [
            *(field for action in labels.actions for field in (action.owner, action.due, action.status)),
            *(field for decision in labels.decisions for field in (decision.mover, decision.seconder, decision.item)),
            *(field for target in labels.targets for field in (target.baseline, target.deadline)),
            *(field for item in labels.agenda_items for field in (item.number, item.presenter)),
            *(field for person in labels.attendees for field in (person.role, person.organisation)),
        ]
        missing = [field for field in quoted if field and folded(field) not in text]
        assert missing == [], paper.name


def test_scan_has_no_text_layer() -> None:
    made = next(paper.pdf for paper in papers(2025) if paper.name == SCAN)
    assert "".join(page_texts(made)) == ""


def test_samples_cover_the_guide() -> None:
    labels = list(committed().values())
    assert len(labels) >= 16
    assert {paper.kind for paper in labels} >= {
        "agenda", "minutes", "pack", "report", "strategy", "plan", "action_log", "decision_notice",
    }  # fmt: skip
    assert {decision.kind for paper in labels for decision in paper.decisions} == set(get_args(DecisionKind))
    assert {person.status for paper in labels for person in paper.attendees} == set(get_args(AttendanceStatus))
    assert {target.direction for paper in labels for target in paper.targets} == set(get_args(Direction))
    assert {action.source for paper in labels for action in paper.actions} == {"minutes", "table", "text"}
    assert any(not fact.public for paper in labels for fact in paper.decisions)
    assert any(decision.votes for paper in labels for decision in paper.decisions)
    assert any(decision.unanimous for paper in labels for decision in paper.decisions)


def test_samples_come_in_several_typefaces() -> None:
    fonts = {
        match for path in SAMPLES.glob("*.pdf") for match in re.findall(rb"/BaseFont /([\w+-]+)", path.read_bytes())
    }
    families = {re.split(rb"[-+]", font)[-1 if b"+" in font else 0] for font in fonts}
    assert len(families) >= 3


def test_samples_are_small() -> None:
    assert sum(path.stat().st_size for path in SAMPLES.iterdir()) < 5 * MEGABYTE


def test_log_runs_over_two_pages() -> None:
    assert {action.page for action in committed()["hwb-action-log-2025-12-04"].actions} == {1, 2}


def test_tasks_of_september_stand_in_the_log_of_december() -> None:
    log = [folded(action.text) for action in committed()["hwb-action-log-2025-12-04"].actions]
    tasks = committed()["hwb-minutes-2025-09-25"].actions
    assert tasks
    assert all(any(entry in folded(task.text) for entry in log) for task in tasks)


def test_deferred_item_comes_back() -> None:
    titles = [item.title for item in committed()["cabinet-minutes-2025-09-10"].agenda_items]
    june = committed()["cabinet-minutes-2025-06-11"]
    put_off = {decision.item for decision in june.decisions if "deferred" in decision.text}
    deferred = [item.title for item in june.agenda_items if item.number in put_off]
    assert deferred
    assert set(deferred) <= set(titles)


def test_nobody_votes_by_name_who_sent_apologies() -> None:
    for name in ("council-minutes-2025-07-16", "council-minutes-2026-02-25"):
        paper = committed()[name]
        away = {person.name.split()[-1] for person in paper.attendees if person.status == "apologies"}
        recorded = " ".join(decision.text for decision in paper.decisions if "Against (" in decision.text)
        assert recorded
        assert not away & set(re.findall(r"[\w'’-]+", recorded))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("by 31 March 2028", "2028-03-31"),
        ("by March 2028", "2028-03-31"),
        ("by the end of February 2028", "2028-02-29"),
        ("by 2029", "2029-12-31"),
        ("by the end of 2029", "2029-12-31"),
        ("by 2027/28", "2028-03-31"),
        ("by winter 2027/28", None),
        ("over the life of this strategy", None),
        (None, None),
    ],
)
def test_deadline_day(words: str | None, day: str | None) -> None:
    assert deadline_day(words) == day


def test_voice_repeats_nothing_before_the_pool_is_spent() -> None:
    voice = Voice("pool")
    pool = ("a", "b", "c")
    assert sorted(voice.draw(pool) for _ in pool) == list(pool)


def test_voice_fills_choices_ranges_and_names() -> None:
    said = Voice("say").say("[Some|Many] saw {1100-1100} {birds}", birds="rooks")
    assert said in ("Some saw 1,100 rooks", "Many saw 1,100 rooks")


@pytest.mark.parametrize(("words", "text"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")])
def test_listed(words: list[str], text: str) -> None:
    assert listed(words) == text


@pytest.mark.parametrize("group", ["resolved", "agreed", "proposed", "decided", "verb"])
def test_frames_of_decisions_hold_one_form_of_the_proposal(group: str) -> None:
    for frame in frames(group):
        assert len(re.findall(r"\{(?:that|to|object)\}", frame.text)) == 1, frame
        assert (frame.kind is None) == ("{object}" in frame.text), frame


def test_frame_without_a_kind_wants_a_verb() -> None:
    frame = Frame(text="The Board {past} {object}.")
    assert frame.kind_of("endorse") == "endorsed"
    with pytest.raises(ValueError, match="choose another"):
        frame.kind_of(None)


def test_lists_of_a_target_are_of_one_length() -> None:
    for target in target_wordings():
        assert len({len(target.value), len(target.baselines), len(target.by)}) == 1, target.id


def test_every_house_has_papers_of_its_own() -> None:
    names = [paper.name for paper in HOUSE_PAPERS]
    assert len(names) == len(set(names)) >= 14
    bodies = [meeting.body for name in names for meeting in committed()[name].meetings]
    assert len(set(bodies)) >= 18
    assert max(committed()[name].pages for name in names) <= 4


def test_list_of_forms_names_every_paper_of_the_houses_and_no_other() -> None:
    text = files("corpus.generator.houses").joinpath("FORMS.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z-]+-\d{4}[\w-]*|community-council-minutes-draft-and-confirmed)`", text))
    assert named == {paper.name for paper in HOUSE_PAPERS}


def test_near_misses_state_nothing() -> None:
    forum = committed()["forum-notes-2025-10-21"]
    assert forum.attendees
    assert [*forum.decisions, *forum.actions, *forum.targets, *forum.recommendations] == []


def test_named_votes_are_counted_as_printed() -> None:
    """The roll of the city council's votes is made from the same people as the count."""
    counted = [fact for fact in committed()["city-council-minutes-2025-10-14"].decisions if fact.votes]
    assert counted
    for fact in counted:
        ayes, nays = re.findall(r"(?:AYES|NAYS): (.*?)(?= NAYS| ABSENT)", fact.text)
        assert fact.votes is not None
        told = [0 if side == "None" else len(re.split(", | and ", side)) for side in (ayes, nays)]
        assert told == [fact.votes.for_, fact.votes.against], fact.text


def test_guests_are_told_apart() -> None:
    people = Guests("guests").people("irish irish irish welsh welsh west_african european american", "Mrs")
    assert len({person.surname for person in people}) == len({person.initials for person in people}) == len(people)
    women = {name for heritage in ("irish", "welsh", "west_african", "european", "american") for name in
             sentences("heritages", heritage, "women")}  # fmt: skip
    assert "Mrs" in TITLES["women"]
    assert {person.forename for person in people} <= women


def test_initials_of_names_in_three_parts() -> None:
    assert Person("Ms", "Ngozi Adaeze", "Asante-Boateng").initials == "NAAB"


def _only_label(paragraphs: Sequence[Para]) -> LabelledDecision:
    (label,) = [fact for paragraph in paragraphs for run in paragraph.runs for fact in run.facts]
    assert isinstance(label, LabelledDecision)
    return label


def test_statement_is_what_the_body_did_and_no_more() -> None:
    item = Item("7", "Bench", meeting=1, public=False)
    said = item.decided("resolved", "**RESOLVED** that:", "Carried.", clauses=("**one** be done", "two be left"),
                        before="After a pause, ", votes=(3, 1, 0))  # fmt: skip
    label = _only_label(said)
    assert said[0].text == "After a pause, RESOLVED that:"
    assert label.text == "RESOLVED that: (a) one be done; and (b) two be left. Carried."
    assert label.clauses == ("one be done", "two be left")
    assert (label.item, label.meeting, label.public) == ("7", 1, False)
    assert label.votes is not None
    assert (label.votes.for_, label.votes.against, label.votes.abstain) == (3, 1, 0)


def test_recommendation_is_lead_and_list() -> None:
    (fact,) = asked("The Board is asked to:", "note the report", "agree the plan")[0].runs[0].facts
    assert getattr(fact, "text", None) == "The Board is asked to: (a) note the report; and (b) agree the plan."


def test_entry_prints_what_it_labels() -> None:
    listing = entry(Person("Cllr", "Róisín", "Ní Bhriain"), "present", "{initialled}", honorific="Cllr", role="Chair",
                    after=" (Chair)")  # fmt: skip
    assert "".join(run.text for run in listing.runs) == "Cllr R Ní Bhriain (Chair)"
    assert (listing.label.name, listing.label.role) == ("R Ní Bhriain", "Chair")


def test_labels_of_real_papers_load() -> None:
    found = sorted(shared_papers().rglob(f"*{LABELS_SUFFIX}")) if shared_papers().is_dir() else []
    if not found:
        pytest.skip("no real papers beside the checkout")
    assert all(load_labels(path).pages for path in found)


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "cannot be read"), ("{", "breaks the labelling guide at the file"), ('{"paper": "a.pdf"}', "at pages")],
)
def test_unreadable_labels_say_what_is_wrong(tmp_path: Path, content: str | None, words: str) -> None:
    path = tmp_path / f"a{LABELS_SUFFIX}"
    if content is not None:
        path.write_text(content)
    with pytest.raises(LabelsUnreadableError, match=words):
        load_labels(path)


def test_labels_survive_writing_and_reading(tmp_path: Path) -> None:
    for paper in papers(2025):
        path = tmp_path / f"{paper.name}{LABELS_SUFFIX}"
        path.write_text(paper.labels.to_json(), encoding="utf-8")
        assert load_labels(path) == paper.labels
