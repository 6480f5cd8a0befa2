"""Whether minutes say that they are a draft or confirmed."""

import pytest

from tests.extractors.papers import L
from tests.extractors.structures import B, P, read

HEAD = (B("Ashcombe Parish Council"), P("Minutes of the meeting held on Tuesday 11 November 2025 at 7.30pm"))
TOLD = (
    P("Present: Cllr A Elm (Chair) and Cllr B Oak"),
    B("1. Apologies"),
    P("Apologies were received from Cllr Ash."),
    B("2. Minutes"),
    P("The minutes of the meeting held on 14 October 2025 were approved as a correct record and signed."),
    B("3. Footpaths"),
    P("The Clerk reported on the footpaths and it was agreed that the stile be repaired."),
    P("The draft minutes of the working group were noted and will be circulated to all members by the Clerk."),
    B("4. Hedges"),
    P("The Clerk reported on the hedges and it was agreed that they be cut."),
    P("The Clerk was asked to find a contractor, and thanked for the work already done in the lane."),
    P("The meeting closed at 9.05 pm."),
)


@pytest.mark.parametrize(
    ("head", "tail", "standing"),
    [
        pytest.param(HEAD, (), None, id="nothing said"),
        pytest.param((B("DRAFT"), *HEAD), (), "draft", id="a line of its own"),
        pytest.param((L("DRAFT", furniture="watermark"), *HEAD), (), "draft", id="running head"),
        pytest.param((B("Vale Board"), B("DRAFT MINUTES of the meeting held on 3 May 2025")), (), "draft", id="title"),
        pytest.param((B("Vale Board"), B("UNCONFIRMED MINUTES"), P("3 May 2025")), (), "draft", id="unconfirmed"),
        pytest.param((B("Vale Board Minutes - 3 May 2025 (Draft)"),), (), "draft", id="in brackets"),
        pytest.param((*HEAD, P("(Subject to confirmation at the next meeting)")), (), "draft", id="subject to"),
        pytest.param(
            HEAD, (P("These minutes are draft until approved by the Council."),), "draft", id="note at the end"
        ),
        pytest.param((B("APPROVED MINUTES"), *HEAD), (), "confirmed", id="approved"),
        pytest.param((B("Vale Board"), B("Confirmed Minutes"), P("3 May 2025")), (), "confirmed", id="confirmed"),
        pytest.param(HEAD, (P("Signed: A Elm, Chairman   Date: 9 December 2025"),), "confirmed", id="signed and dated"),
        pytest.param(HEAD, (P("Signed A Elm"), P("Chairman"), P("Date 9/12/2025")), "confirmed", id="over three lines"),
        pytest.param(HEAD, (P("Signed ....................... Chairman"), P("Date ..............")), None, id="blank"),
        pytest.param(HEAD, (P("Signed"), P("Date")), None, id="nobody has signed"),
        pytest.param(HEAD, (P("Approved as a correct record on 9 December 2025."),), "confirmed", id="approved on"),
        pytest.param(HEAD, (P("Date approved: 9 December 2025"),), "confirmed", id="date approved"),
        pytest.param(HEAD, (P("Ratified: 9 December 2025"),), "confirmed", id="ratified"),
    ],
)
def test_standing_of_minutes(head: tuple[L, ...], tail: tuple[L, ...], standing: str | None) -> None:
    (part,) = read([*head, *TOLD, *tail]).parts
    assert (part.kind, part.standing) == ("minutes", standing)


def test_an_agenda_has_no_standing() -> None:
    agenda = (
        B("Vale Board"),
        B("DRAFT AGENDA"),
        P("3 May 2025"),
        P("1. Apologies"),
        P("2. To approve the draft minutes"),
    )
    (part,) = read([*agenda]).parts
    assert (part.kind, part.standing) == ("agenda", None)
