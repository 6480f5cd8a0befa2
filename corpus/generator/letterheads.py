"""The heads of papers: who met, where and when, in the body's house style, with the label of the meeting."""

from corpus.generator.calendar_words import clock, ordinal_date, plain_date, weekday_date
from corpus.generator.script import Block, Cell, Gap, Grid, Line, Para, Run, cell, para
from corpus.generator.story import Meeting
from corpus.labels import LabelledMeeting


def borough_minutes_head(meeting: Meeting, label: LabelledMeeting) -> tuple[Block, ...]:
    """Council over committee over one sentence with the place and the day."""
    body = meeting.body.name if meeting.body.noun == "Committee" else meeting.body.noun
    place = f"MINUTES of a meeting of the {body} held in {_the(meeting.venue)} on {weekday_date(meeting.held)}."
    return (
        para(meeting.body.letterhead.upper(), "letterhead"),
        Line(),
        Para((Run(meeting.body.name.upper(), facts=(label,)),), "subtitle"),
        para(place),
    )


def committee_minutes_head(meeting: Meeting, label: LabelledMeeting) -> tuple[Block, ...]:
    """Name, day and a sentence that gives the hour."""
    when = f"{weekday_date(meeting.held)} at {clock(meeting.start)}"
    held = f"Minutes of the meeting of the {meeting.body.name} held at {meeting.venue} on {when}"
    return (
        para(meeting.body.letterhead, "letterhead"),
        Para((Run(meeting.body.name, facts=(label,)),), "title"),
        para(plain_date(meeting.held), "subtitle"),
        para(held),
    )


def boxed_minutes_head(meeting: Meeting, label: LabelledMeeting) -> tuple[Block, ...]:
    """A ruled box: meeting, date, time, venue."""
    span = f"{clock(meeting.start, style='close')} – {clock(meeting.end, style='close')}"
    rows = (
        ("Date", plain_date(meeting.held)), ("Time", span), ("Venue", meeting.venue),
    )  # fmt: skip
    title = Para((Run(meeting.body.name, facts=(label,)),), "letterhead")
    return (title, para("MINUTES", "subtitle"), Grid(tuple((cell(a, look="bold"), cell(b)) for a, b in rows), (20, 80)))


def health_minutes_head(meeting: Meeting, label: LabelledMeeting) -> tuple[Block, ...]:
    """The organisation, the sort of paper and its particulars on lines of their own."""
    span = f"{meeting.start} – {meeting.end}"
    return (
        para(meeting.body.letterhead, "letterhead"),
        Line(),
        Para((Run(f"Minutes of the {meeting.body.name} held in public", facts=(label,)),), "subtitle"),
        Para((Run("Date: ", "bold"), Run(f"{weekday_date(meeting.held)}")), "small"),
        Para((Run("Time: ", "bold"), Run(span)), "small"),
        Para((Run("Place: ", "bold"), Run(meeting.venue)), "small"),
        Gap(4),
    )


def parish_minutes_head(meeting: Meeting, label: LabelledMeeting) -> tuple[Block, ...]:
    """Name in capitals and one bold sentence."""
    kind = "Annual Meeting" if meeting.held.month == 5 else "meeting"
    when = f"{meeting.held:%A} {ordinal_date(meeting.held)} at {clock(meeting.start, style='close')}"
    held = f"Minutes of the {kind} of the Council held on {when} in {_the(meeting.venue)}."
    return (
        Para((Run(meeting.body.name.upper(), facts=(label,)),), "letterhead"),
        Gap(6),
        para(held, look="bold"),
    )


def agenda_particulars(meeting: Meeting) -> Grid:
    """Date, time and venue of an agenda, unruled."""
    rows = (("Date:", weekday_date(meeting.held)), ("Time:", clock(meeting.start)), ("Venue:", meeting.venue))
    return Grid(tuple((cell(a, look="bold"), Cell((para(b, "cell"),))) for a, b in rows), (16, 84), rules="none")


def _the(venue: str) -> str:
    return venue if venue.startswith("the ") or "Hall" in venue.split(",")[0] else f"the {venue}"
