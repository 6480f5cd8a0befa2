"""Minutes of scrutiny under bold headings without numbers, and notes of a forum that looks busy and decides nothing."""

from corpus.generator.attendance import run_on
from corpus.generator.house import HouseStyle
from corpus.generator.houses.guests import Guests
from corpus.generator.houses.scribe import HousePaper, Item, entry, flat, met, text
from corpus.generator.script import Block, Para, Run, para
from corpus.generator.typeset import Furniture, SetPaper, typeset_whole
from corpus.generator.wording import Voice

WOLDS = HouseStyle(
    name="wolds", plain="Helvetica", bold="Helvetica-Bold", italic="Helvetica-Oblique", size=11, heading_size=11.5,
    title_size=16, margin=64, indent=24, ink="#333333", title_align="left",
)  # fmt: skip
FORUM = HouseStyle(
    name="forum", plain="Times-Roman", bold="Times-Bold", italic="Times-Italic", size=12, heading_size=13,
    title_size=17,
    margin=70, indent=26, ink="#3b5323",
)  # fmt: skip


def scrutiny(seed: int) -> SetPaper:
    """Surnames only after “Councillors”, people via Teams, recommendations to another body, tasks in running text."""
    voice, guests = Voice(f"{seed}/wolds scrutiny"), Guests(f"{seed}/wolds scrutiny")
    members = guests.people("english scots west_african english middle_eastern", "Councillor")
    excused = guests.people("irish south_asian", "Councillor")
    holder = guests.person("welsh", "Councillor", "Portfolio Holder for Housing")
    officers = [guests.person("english", post="Head of Homes"), guests.person("european", post="Scrutiny Manager")]
    chair, *others = members
    seats = [entry(p, "present", "{surname}", honorific="Councillor") for p in others]
    away = [entry(p, "apologies", "{surname}", honorific="Councillor") for p in excused]
    blocks = flat(
        para("Wolds and Carr District Council", "letterhead"),
        met("Communities Scrutiny Panel", "subtitle", "Communities Scrutiny Panel", "minutes", "2025-11-05",
            start="14:00",
            end="16:10", venue="Carr Room, Wold House, Thirlby"),
        text("Wednesday 5 November 2025, 2pm to 4.10pm, Carr Room, Wold House, Thirlby"),
        Para((Run("Present: ", "bold"), *entry(chair, "present", "{surname}", honorific="Councillor", role="Chair",
                                              after=" (Chair)").runs, Run(", "), *run_on(seats, joint="Councillors"))),
        Para((Run("In attendance via Teams: ", "bold"), *entry(holder, "in_attendance", honorific="Councillor",
                                                role=holder.post, after=f" ({holder.post})").runs)),
        Para((Run("Officers: ", "bold"), *run_on([entry(p, "in_attendance", role=p.post, after=f", {p.post}")
                                                 for p in officers]))),
        Para((Run("Apologies: ", "bold"), *run_on(away, joint="Councillors"))),
        _damp(voice, chair.surname, holder.surname),
        _programme(others[0].surname),
    )  # fmt: skip
    return typeset_whole(
        "Scrutiny Panel minutes", WOLDS, blocks, Furniture(foot="Wolds and Carr District Council    {page}")
    )


def _damp(voice: Voice, chair: str, holder: str) -> tuple[Block, ...]:
    """Questions and answers; a request that is accepted; recommendations that Cabinet has still to take."""
    minutes, damp = Item(None, "Minutes of the last meeting"), Item(None, "Damp and mould in council homes")
    return flat(
        minutes.head(),
        minutes.decided("agreed", "The minutes of 10 September 2025 were agreed as a correct record, subject to the "
                        "spelling of Thirlby Bridge."),
        damp.head(),
        damp.said(
            voice.say("The Head of Homes gave a presentation. {310-460} reports had been made since April, {12-19}% "
                      "more than a year before; repairs took 23 days on average."),
            f"Councillor {chair} asked whether tenants in blocks were told when work was booked. Councillor {holder} "
            "replied that text messages had been sent since August.",
            "Members noted that the contractor had been changed and that Cabinet had approved the new contract in "
            "July.",
        ),
        damp.task("The Head of Homes agreed to provide figures for each ward to the Panel by the end of November.",
                  "The Head of Homes", due="by the end of November", day="2025-11-30"),
        damp.decided("agreed", "The Panel agreed to recommend to Cabinet:", clauses=(
            "that a target for repairs be published", "that tenants be offered a second visit after six months",
        ), marks=("•", "•"), certain=False),
    )  # fmt: skip


def _programme(member: str) -> tuple[Block, ...]:
    """A work programme noted; a member is put on a task group; the date of the next meeting."""
    work, group, date = Item(None, "Work programme"), Item(None, "Bus services task group"), Item(None, "Next meeting")
    return flat(
        work.head(),
        work.decided("noted", "The work programme was noted."),
        work.task("Scrutiny Manager to move the item on allotments from January to March.", "Scrutiny Manager"),
        group.head(),
        group.decided("appointed", f"It was agreed that Councillor {member} be appointed to the task group in place "
                      "of a member who had left the council.", certain=False),
        date.head(),
        date.said("14 January 2026 at 2pm."),
    )  # fmt: skip


def forum(seed: int) -> SetPaper:
    """Near misses only: what others decided, what is done, what may come, what is asked, what is merely noted."""
    voice, guests = Voice(f"{seed}/forum"), Guests(f"{seed}/forum")
    people = guests.people("english south_asian west_african european east_asian")
    homes = ("Carr Lane Residents", "Thirlby Youth Club", "Wolds Rural Transport", "Faith Together", "Age Well Carr")
    there = [entry(p, "present", organisation=home, after=f" ({home})") for p, home in zip(people, homes, strict=True)]
    blocks = flat(
        met(
            "Thirlby Neighbourhood Forum",
            "letterhead",
            "Thirlby Neighbourhood Forum",
            "minutes",
            "2025-10-21",
            start="18:00",
            venue="St Oswin’s Hall",
        ),
        text("Notes of the meeting held on Tuesday 21 October 2025 at 6.00pm in St Oswin’s Hall"),
        Para((Run("Present: ", "bold"), *run_on(there), Run("."))),
        _forum_first(voice),
        _forum_second(voice),
    )
    return typeset_whole("Neighbourhood forum notes", FORUM, blocks, Furniture(centre="{page}"))


def _forum_first(voice: Voice) -> tuple[Block, ...]:
    since, council = Item("1", "Since we last met"), Item("2", "News from the councils")
    return flat(
        since.head(mark="1."),
        since.said(
            "The noticeboard has been mended and the minutes have been sent to the library. The secretary wrote to "
            "the bus company in August and had a reply.",
            "All the tasks of the summer are done: the litter pick was held, the posters were put up and the hall was "
            "booked.",
        ),
        council.head(mark="2."),
        council.said(
            voice.say("The District Council resolved in September to close the office on Fridays; Cabinet approved "
                      "savings of £{1-3}.{1-9} million and deferred the car park."),
            "The Parish Council has been recommended by its clerk to raise the precept, but will not decide until "
            "January.",
            "The county’s scrutiny committee recommended that the library stay open; no answer has come.",
        ),
    )  # fmt: skip


def _forum_second(voice: Voice) -> tuple[Block, ...]:
    talk, figures, wishes = Item("3", "Talk: keeping warm"), Item("4", "Figures"), Item("5", "Any other business")
    return flat(
        talk.head(mark="3."),
        talk.said(
            "Members noted that draughts are worst at the ends of terraces, and agreed that the talk had been "
            "excellent.",
            "It was asked whether grants could be had for loft insulation. Nobody knew. Some thought that the Forum "
            "might one day have a scheme of its own.",
        ),
        figures.head(mark="4."),
        figures.said(
            voice.say("Of {210-340} homes that answered the survey, {41-66}% were said to be cold; in 2019 it was "
                      "{30-39}%. The county spent £{110-380},000 on advice last year and expects to spend as much "
                      "again."),
            voice.say("Admissions of older people fell from 110 to {86-99} per 100,000 between 2022 and 2024, a drop "
                      "that experts put down to mild winters."),
        ),
        wishes.head(mark="5."),
        wishes.said("There was none. A collection for the hall raised £41.60. The Forum meets again on 20 January "
                    "2026."),
    )  # fmt: skip


PAPERS = (
    HousePaper("scrutiny-minutes-2025-11-05-wolds", "minutes", scrutiny),
    HousePaper("forum-notes-2025-10-21", "minutes", forum),
)
