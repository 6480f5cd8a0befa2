"""Items in the forms in which bodies number and set them.

A line that begins with "# " is bold; "..." stands for the text of a minute.
"""

from collections.abc import Sequence

import pytest

from tests.extractors.papers import L
from tests.extractors.structures import B, P, read

MINUTES = (
    B("Ashcombe Parish Council"),
    P("Minutes of the meeting held on 11 November 2025 at 7 pm in the Village Hall"),
    P("Present: Cllr A Elm (Chair), Cllr B Oak and Cllr C Ash"),
)
AGENDA = (
    B("Ashcombe Borough Council"),
    B("Cabinet"),
    P("Tuesday 11 November 2025 at 7 pm"),
    P("Council Chamber, Town Hall"),
    B("AGENDA"),
)
SAID = P("The Clerk reported on the matter and members agreed that the gate be mended before the winter.")
NOTED = P("Members noted the report of the Clerk and thanked her for the work done over the past year.")
TITLES = ("Apologies for absence", "Minutes", "Parking review")


@pytest.mark.parametrize(
    ("before", "numbers"),
    [
        (("# 22/8 ", "# 22/9 ", "# 22/10 "), ("22/8", "22/9", "22/10")),
        (("# SC/24/017 ", "# SC/24/018 ", "# SC/24/019 "), ("SC/24/017", "SC/24/018", "SC/24/019")),
        (("FC25/101: ", "FC25/102: ", "FC25/103: "), ("FC25/101", "FC25/102", "FC25/103")),
        (("# 123. ", "# 124. ", "# 125. "), ("123", "124", "125")),
        (("# Minute 14/25: ", "# Minute 15/25: ", "# Minute 16/25: "), ("14/25", "15/25", "16/25")),
        (("# Item 1 – ", "# Item 2 – ", "# Item 3 – "), ("1", "2", "3")),
        (("# (1) ", "# (2) ", "# (3) "), ("1", "2", "3")),
        (("# 2025-26 (38) ", "# 2025-26 (39) ", "# 2025-26 (40) "), ("2025-26 (38)", "2025-26 (39)", "2025-26 (40)")),
        (("# 2024.45 ", "# 2024.46 ", "# 2024.47 "), ("2024.45", "2024.46", "2024.47")),
        (("# 24-045 ", "# 24-046 ", "# 24-047 "), ("24-045", "24-046", "24-047")),
        (("# 045/24 ", "# 046/24 ", "# 047/24 "), ("045/24", "046/24", "047/24")),
        (("# M1. ", "# M2. ", "# M3. "), ("M1", "M2", "M3")),
        (("# C.12/24 ", "# C.13/24 ", "# C.14/24 "), ("C.12/24", "C.13/24", "C.14/24")),
        (("# 24/25/01 ", "# 24/25/02 ", "# 24/25/03 "), ("24/25/01", "24/25/02", "24/25/03")),
        (("# 24/25/012 ", "# 24/25/013 ", "# 24/25/014 "), ("24/25/012", "24/25/013", "24/25/014")),
        (("# 12 – ", "# 13 – ", "# 14 – "), ("12", "13", "14")),
        (("# No. 1 ", "# No. 2 ", "# No. 3 "), ("1", "2", "3")),
    ],
)
def test_numbers_of_many_houses(before: tuple[str, ...], numbers: tuple[str, ...]) -> None:
    lines = [each for start, title in zip(before, TITLES, strict=True) for each in (_line(start + title), SAID)]
    structure = read([*MINUTES, *lines])
    assert [(item.number, item.title) for item in structure.items] == list(zip(numbers, TITLES, strict=True))


@pytest.mark.parametrize(
    ("head", "lines", "items"),
    [
        pytest.param(
            MINUTES,
            "# 123.\n# APOLOGIES FOR ABSENCE\n...\n# 124.\n# MINUTES\n....\n# 125.\n# PARKING REVIEW\n...",
            [("123", "APOLOGIES FOR ABSENCE"), ("124", "MINUTES"), ("125", "PARKING REVIEW")],
            id="sep line",
        ),
        pytest.param(
            MINUTES,
            "# CAB/25/12\n"
            "# Apologies for absence\n"
            "...\n"
            "# CAB/25/13\n"
            "# Minutes\n"
            "....\n"
            "# CAB/25/14\n"
            "# Parking review\n"
            "...",
            [("CAB/25/12", "Apologies for absence"), ("CAB/25/13", "Minutes"), ("CAB/25/14", "Parking review")],
            id="sep line codes",
        ),
        pytest.param(
            MINUTES,
            "# Agenda Item 1\n"
            "# Apologies for absence\n"
            "...\n"
            "# Agenda Item 2\n"
            "# Minutes\n"
            "....\n"
            "# Agenda Item 3\n"
            "# Parking review\n"
            "...",
            [("1", "Apologies for absence"), ("2", "Minutes"), ("3", "Parking review")],
            id="Agenda Item 1 sep",
        ),
        pytest.param(
            MINUTES,
            "# Apologies for absence\n...\n# Minutes of the last meeting\n....\n# Parking review\n...",
            [(None, "Apologies for absence"), (None, "Minutes of the last meeting"), (None, "Parking review")],
            id="bold unnumb",
        ),
        pytest.param(
            MINUTES,
            "APOLOGIES FOR ABSENCE\n...\nMINUTES OF THE LAST MEETING\n....\nPARKING REVIEW\n...",
            [(None, "APOLOGIES FOR ABSENCE"), (None, "MINUTES OF THE LAST MEETING"), (None, "PARKING REVIEW")],
            id="caps unnumb",
        ),
        pytest.param(
            MINUTES,
            "# 1. Apologies for absence\n"
            "...\n"
            "# 2. Parking review\n"
            "....\n"
            "Decision:\n"
            "1. That the charges be approved.\n"
            "2. That the Director be asked to report back.\n"
            "# 3. Budget\n"
            "...\n"
            "Decision:\n"
            "1. That the budget be noted.\n"
            "2. That savings be made.\n"
            "# 4. Close\n"
            "The meeting closed at 9 pm.",
            [("1", "Apologies for absence"), ("2", "Parking review"), ("3", "Budget"), ("4", "Close")],
            id="decision list clauses",
        ),
        pytest.param(
            MINUTES,
            "1. Apologies for absence\n"
            "...\n"
            "2. Parking review\n"
            "....\n"
            "RESOLVED that\n"
            "1. the charges be approved\n"
            "2. the Director be asked to report back\n"
            "3. Budget\n"
            "...\n"
            "RESOLVED that\n"
            "1. the budget be noted\n"
            "2. savings be made\n"
            "4. Close\n"
            "The meeting closed at 9 pm.",
            [("1", "Apologies for absence"), ("2", "Parking review"), ("3", "Budget"), ("4", "Close")],
            id="decision list plain heads",
        ),
        pytest.param(
            MINUTES,
            "# 7. Reports\n"
            "# 7.1 Chief Executive’s report\n"
            "7.1.1 The Chief Executive gave an update on the new building and it was noted.\n"
            "# 7.2 Finance report\n"
            "7.2.1 The Director of Finance presented the report for the month.\n"
            "# 8. Any other business\n"
            "8.1 There was none.",
            [
                ("7", "Reports"),
                ("7.1", "Chief Executive’s report"),
                ("7.2", "Finance report"),
                ("8", "Any other business"),
            ],
            id="7.1 sub",
        ),
        pytest.param(
            MINUTES,
            "# 1 Welcome and apologies\n"
            "1.1 The Chair welcomed everyone to the meeting and apologies were noted.\n"
            "1.2 The Chair thanked the team.\n"
            "# 2 Finance report\n"
            "2.1 The Director of Finance presented the report for the month.\n"
            "2.2 Members discussed the report.\n"
            "# 3 Any other business\n"
            "3.1 There was none.",
            [("1", "Welcome and apologies"), ("2", "Finance report"), ("3", "Any other business")],
            id="para numbered",
        ),
        pytest.param(
            MINUTES,
            "# A. Call to order\n"
            "...\n"
            "# B. Roll call\n"
            "....\n"
            "# C. Public comment\n"
            "...\n"
            "# D. Adjournment\n"
            "The meeting was adjourned at 9 pm.",
            [("A", "Call to order"), ("B", "Roll call"), ("C", "Public comment"), ("D", "Adjournment")],
            id="letters",
        ),
        pytest.param(
            MINUTES,
            "# I. CALL TO ORDER\n"
            "...\n"
            "# II. ROLL CALL\n"
            "....\n"
            "# III. PUBLIC COMMENT\n"
            "...\n"
            "# IV. NEW BUSINESS\n"
            "A. Fence at Mill Park\n"
            "...\n"
            "B. Lease of the barn\n"
            "....\n"
            "# V. ADJOURNMENT\n"
            "The meeting was adjourned at 9 pm.",
            [
                ("I", "CALL TO ORDER"),
                ("II", "ROLL CALL"),
                ("III", "PUBLIC COMMENT"),
                ("IV", "NEW BUSINESS"),
                ("A", "Fence at Mill Park"),
                ("B", "Lease of the barn"),
                ("V", "ADJOURNMENT"),
            ],
            id="roman",
        ),
        pytest.param(
            MINUTES,
            "1. Apologies: Cllr Oak sent apologies and these were accepted.\n"
            "2. Minutes: The minutes of the last meeting were agreed and signed.\n"
            "3. Highways: The Clerk reported on the potholes in Mill Lane.",
            [("1", "Apologies"), ("2", "Minutes"), ("3", "Highways")],
            id="run in plain",
        ),
        pytest.param(
            MINUTES,
            "1. Apologies – Cllr Oak sent apologies and these were accepted.\n"
            "2. Minutes – The minutes of the last meeting were agreed and signed.\n"
            "3. Highways – The Clerk reported on the potholes in Mill Lane.",
            [("1", "Apologies"), ("2", "Minutes"), ("3", "Highways")],
            id="run in dash",
        ),
        pytest.param(
            MINUTES,
            "1. Apologies. Cllr Oak sent apologies and these were accepted.\n"
            "2. Minutes. The minutes of the last meeting were agreed and signed.\n"
            "3. Highways. The Clerk reported on the potholes in Mill Lane.",
            [("1", "Apologies"), ("2", "Minutes"), ("3", "Highways")],
            id="run in stop",
        ),
        pytest.param(
            AGENDA,
            "1. To receive apologies for absence\n"
            "2. To receive declarations of interest from members in any item on the agenda.\n"
            "3. To approve the minutes of the meeting held on 10 October 2025.\n"
            "4. To consider the report of the Clerk on hedges and to agree what to do about them.",
            [
                ("1", "To receive apologies for absence"),
                ("2", "To receive declarations of interest from members in any item on the agenda"),
                ("3", "To approve the minutes of the meeting held on 10 October 2025"),
                ("4", "To consider the report of the Clerk on hedges and to agree what to do about them"),
            ],
            id="to-items",
        ),
        pytest.param(
            AGENDA,
            "# 1. Apologies for absence\n"
            "# 2. Declarations of interest\n"
            "Members are reminded of their duty to declare any interest in any matter.\n"
            "# 3. Minutes (Pages 5 - 10)\n"
            "To confirm the minutes of the meeting held on 3 October 2025 as a correct record.\n"
            "# 4. Budget monitoring (Pages 11 - 20)\n"
            "Report of the Director of Finance.\n"
            "# 5. Exclusion of the press and public\n"
            "That the public be excluded under Schedule 12A.",
            [
                ("1", "Apologies for absence"),
                ("2", "Declarations of interest"),
                ("3", "Minutes"),
                ("4", "Budget monitoring"),
                ("5", "Exclusion of the press and public"),
            ],
            id="agenda with notes",
        ),
        pytest.param(
            AGENDA,
            "Apologies for absence\n"
            "Declarations of interest\n"
            "Minutes of the last meeting\n"
            "Budget monitoring report\n"
            "Any other business",
            [
                (None, "Apologies for absence"),
                (None, "Declarations of interest"),
                (None, "Minutes of the last meeting"),
                (None, "Budget monitoring report"),
                (None, "Any other business"),
            ],
            id="agenda unnumb",
        ),
        pytest.param(
            AGENDA,
            "• Apologies for absence\n"
            "• Declarations of interest\n"
            "• Minutes of the last meeting\n"
            "• Budget monitoring report\n"
            "• Any other business",
            [
                (None, "Apologies for absence"),
                (None, "Declarations of interest"),
                (None, "Minutes of the last meeting"),
                (None, "Budget monitoring report"),
                (None, "Any other business"),
            ],
            id="agenda bullets",
        ),
        pytest.param(
            AGENDA,
            "10.00 Welcome and introductions\n"
            "10.05 Minutes of the last meeting\n"
            "10.15 Budget monitoring report\n"
            "11.00 Any other business",
            [
                (None, "Welcome and introductions"),
                (None, "Minutes of the last meeting"),
                (None, "Budget monitoring report"),
                (None, "Any other business"),
            ],
            id="agenda timed",
        ),
        pytest.param(
            MINUTES,
            "# 1. Apologies for absence\n"
            "...\n"
            "# 2a. Minutes of 3 May\n"
            "....\n"
            "# 2b. Minutes of 4 June\n"
            "...\n"
            "# 3. Parking review\n"
            "...",
            [
                ("1", "Apologies for absence"),
                ("2a", "Minutes of 3 May"),
                ("2b", "Minutes of 4 June"),
                ("3", "Parking review"),
            ],
            id="1a",
        ),
        pytest.param(
            MINUTES[:2],
            "# 1. Present\n"
            "Cllr A Elm (Chair), Cllr B Oak and Cllr C Ash\n"
            "# 2. Apologies\n"
            "...\n"
            "# 3. Parking review\n"
            "....",
            [("1", "Present"), ("2", "Apologies"), ("3", "Parking review")],
            id="present numbered 1",
        ),
        pytest.param(
            MINUTES,
            "# 5. Planning\n"
            "a) 25/0123 Mill House: extension. No objection.\n"
            "b) 25/0124 Oak House: shed. No objection.\n"
            "# 6. Finance\n"
            "a) The payments were approved.\n"
            "b) The bank balance was noted.\n"
            "# 7. Date of next meeting\n"
            "9 December 2025",
            [("5", "Planning"), ("6", "Finance"), ("7", "Date of next meeting")],
            id="mixed-plain subs",
        ),
    ],
)
def test_items_are_found(head: Sequence[L], lines: str, items: list[tuple[str | None, str]]) -> None:
    structure = read([*head, *map(_line, lines.split("\n"))])
    assert [(item.number, item.title) for item in structure.items] == items


def _line(text: str) -> L:
    if text.strip(".") == "":
        return SAID if text == "..." else NOTED
    return B(text[2:]) if text.startswith("# ") else P(text)
