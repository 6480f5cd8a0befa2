"""Reports that ask: the cover sheet of a health board in a table, a council's report with reasons and a timetable."""

from corpus.generator.house import HouseStyle
from corpus.generator.houses.guests import Guests
from corpus.generator.houses.scribe import HousePaper, aim, asked, flat, heads, stating_text, text
from corpus.generator.script import Cell, Grid, Para, Run, cell, fact_cell, para
from corpus.generator.typeset import Furniture, SetPaper, typeset_whole
from corpus.generator.wording import Voice
from corpus.labels import LabelledAction

SHEET = HouseStyle(
    name="cover sheet", plain="Helvetica", bold="Helvetica-Bold", italic="Helvetica-Oblique", size=10, heading_size=11,
    title_size=14, margin=54, indent=24, ink="#425563", band="#e8edee", title_align="left",
)  # fmt: skip
REPORT = HouseStyle(
    name="committee report", plain="Times-Roman", bold="Times-Bold", italic="Times-Italic", size=12, heading_size=12,
    title_size=14,
    margin=72, indent=34,
)  # fmt: skip


def health_sheet(seed: int) -> SetPaper:
    """The ask stands in a cell; who has seen the paper before, and what they thought, is no decision of this board."""
    voice, guests = Voice(f"{seed}/cover sheet"), Guests(f"{seed}/cover sheet")
    author, lead = guests.person("european"), guests.person("south_asian", "Dr")
    ticks = Para((Run("Decision "), Run("\u2713", "symbol"), Run("    Assurance    Information")), "cell")
    ask = asked("The Board is asked to:", "approve the clinical strategy", "note the resources that it needs")
    risk = "BAF 4: failure to recruit. Score 16, target score 9 by the end of the year."
    rows = (
        ("Title", Cell((para("Clinical strategy 2026–2029", "cell"),))),
        ("Author", cell(f"{author.full}, Strategy Manager")),
        ("Executive lead", cell(f"Dr {lead.full}, Chief Medical Officer")),
        ("Purpose", Cell((ticks,))),
        ("Previously considered by", cell("The Clinical Senate endorsed the draft on 4 November 2025. The Finance "
                                          "Committee asked for a table of costs, which has been added.")),
        ("Recommendation", Cell(ask)),
        ("Risk", fact_cell(risk, aim(risk, "Score", "reach", 9, None, certain=False))),
    )  # fmt: skip
    falls = "Falls with harm will be no more than 3.5 per 1,000 bed days by March 2027."
    blocks = flat(
        para("Marlbrook Hospitals NHS Foundation Trust", "letterhead"),
        para("Report to the Board of Directors, 29 January 2026 – agenda item 2.4", "subtitle"),
        Grid(tuple((cell(name, look="bold", fill=SHEET.band), words) for name, words in rows), (26, 74)),
        para("1. Summary", "heading"),
        text(voice.say("The strategy follows talks with {310-480} staff. Length of stay was {7-8}.{1-9} days in 2025 "
                       "against {6-6}.{1-9} at similar trusts.")),
        stating_text(falls, aim(falls, "Falls with harm", "at_most", 3.5, "per 1,000 bed days",
                                deadline="by March 2027",
                                day="2027-03-31")),
        text("The strategy is expected to cost £1.9m over three years."),
    )  # fmt: skip
    return typeset_whole("Board report", SHEET, blocks, Furniture(foot="Clinical strategy", centre="{page}"))


def committee_report(seed: int) -> SetPaper:
    """“It is RECOMMENDED that”, options turned down, a timetable whose rows name no doer."""
    voice, guests = Voice(f"{seed}/committee report"), Guests(f"{seed}/committee report")
    officer = guests.person("irish", post="Head of Parks")
    promise = "The Head of Parks will publish the results of the consultation by 29 May 2026."
    duty = LabelledAction(
        text=promise, owner="The Head of Parks", due="by 29 May 2026", due_date="2026-05-29", source="text"
    )
    rows = (
        ("Consultation opens", "2 March 2026"),
        ("Consultation closes", "10 April 2026"),
        ("Report to Committee", "June 2026"),
    )
    blocks = flat(
        para("KESTERWICK CITY COUNCIL", "letterhead"),
        para("PARKS COMMITTEE – 11 FEBRUARY 2026", "subtitle"),
        para("BYELAWS FOR PLEASURE GROUNDS", "title"),
        text(f"**Report of the Head of Parks** ({officer.full})"),
        para("1.0 RECOMMENDATIONS", "heading"),
        asked("It is **RECOMMENDED** that the Committee:", "authorises consultation on the draft byelaws at Appendix A",
              "delegates changes to the Head of Parks in consultation with the Chair"),
        para("2.0 BACKGROUND", "heading"),
        text("2.1 The byelaws were made in 1958. In 2019 the Council resolved to review them, and the Committee "
             "agreed a scope in 2021."),
        text(voice.say("2.2 There were {61-88} complaints about drones last year and {12-19} about barbecues.")),
        para("3.0 OPTIONS", "heading"),
        text("3.1 To do nothing was considered and rejected. It was recommended by some that dogs be banned; this is "
             "not advised."),
        para("4.0 NEXT STEPS", "heading"),
        Grid((heads("Milestone", "Date"), *((cell(a), cell(b)) for a, b in rows)), (60, 40), header=1),
        stating_text(promise, duty, before="4.1 "),
    )  # fmt: skip
    return typeset_whole("Committee report", REPORT, blocks, Furniture(centre="{page}"))


PAPERS = (
    HousePaper("trust-board-report-2026-01-29", "report", health_sheet),
    HousePaper("parks-committee-report-2026-02-11", "report", committee_report),
)
