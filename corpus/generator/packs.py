"""The scrutiny pack: the agenda, the minutes of the meeting before and the reports, paged through and stamped."""

from collections.abc import Mapping
from dataclasses import replace

from corpus.generator.agendas import committee_agenda
from corpus.generator.business import Chamber
from corpus.generator.house import BOROUGH, COMMITTEE
from corpus.generator.letterheads import committee_minutes_head
from corpus.generator.minutes import MinutesForm, meeting_label, minutes_blocks
from corpus.generator.reports import report_blocks
from corpus.generator.script import Block, Gap, para
from corpus.generator.story import Business, Meeting
from corpus.generator.typeset import Furniture, PaperPart, SetPaper, typeset
from corpus.generator.wording import Voice

MINUTES_ITEM = 3


def scrutiny_pack(seed: str, meeting: Meeting, before: Meeting, form: MinutesForm, chamber: Chamber) -> SetPaper:
    """Set twice: the first setting tells the agenda on which pages the papers stand."""
    first = _set(seed, meeting, before, form, chamber, {})
    return _set(seed, meeting, before, form, chamber, first.spans)


def _set(
    seed: str, meeting: Meeting, before: Meeting, form: MinutesForm, chamber: Chamber,
    spans: Mapping[str, tuple[int, int]],
) -> SetPaper:  # fmt: skip
    pages = {int(key): spans.get(key, (88, 88)) for key in _keys(meeting)}
    agenda = committee_agenda(meeting, form.manner, Voice(f"{seed}/agenda"), index=0, members=True, pages=pages)
    head = committee_minutes_head(before, meeting_label(before))
    minutes = minutes_blocks(before, form, Voice(f"{seed}/minutes"), index=1, head=head)
    parts = [
        PaperPart("agenda", COMMITTEE, agenda),
        PaperPart("blank", COMMITTEE, (Gap(300), para("This page is intentionally left blank", "centre"))),
        PaperPart(str(MINUTES_ITEM), COMMITTEE, minutes, Furniture(head=f"{before.body.name}"),
                  f"Agenda Item {MINUTES_ITEM}"),
    ]  # fmt: skip
    for number, business in enumerate(meeting.business, 1):
        if str(number) in _keys(meeting) and number != MINUTES_ITEM:
            blocks = _report(meeting, business, replace(chamber, voice=Voice(f"{seed}/report {number}")))
            parts.append(PaperPart(str(number), BOROUGH, blocks, stamp=f"Agenda Item {number}"))
    return typeset(f"{meeting.body.name} – agenda pack", parts, pack_page="Page {page}")


def _keys(meeting: Meeting) -> tuple[str, ...]:
    """The numbers of the items that have a paper in the pack."""
    with_paper = ("minutes", "report", "exempt")
    return tuple(str(n) for n, business in enumerate(meeting.business, 1) if business.kind in with_paper)


def _report(meeting: Meeting, business: Business, chamber: Chamber) -> tuple[Block, ...]:
    return report_blocks(meeting.body, meeting.held, business, chamber, exempt=business.kind == "exempt")
