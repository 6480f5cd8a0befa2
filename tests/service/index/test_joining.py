from extractors.analysis import Passage
from service.index.joining import MOST_WORDS, join_small
from tests.service.index.made_analyses import LONG, passage

SHORT = "Item 5: the ferry"


def texts(*passages: Passage) -> list[str]:
    return [joined.text for joined in join_small(passages)]


def test_short_passages_join_their_neighbours() -> None:
    joined = join_small([passage(SHORT, 0), passage(LONG, 30), passage("Noted.", 900)])
    assert [one.text for one in joined] == [f"{SHORT} {LONG} Noted."]
    assert (joined[0].start, joined[0].end) == (0, 906)


def test_long_passages_stay_apart() -> None:
    assert texts(passage(LONG, 0), passage(LONG, 900)) == [LONG, LONG]


def test_joined_passages_have_a_greatest_length() -> None:
    joined = texts(*(passage("one two three four five six seven eight nine ten", 60 * n) for n in range(50)))
    assert max(len(text.split()) for text in joined) == MOST_WORDS
    assert sum(len(text.split()) for text in joined) == 500


def test_nothing_is_joined_across_parts_meetings_or_a_page_between() -> None:
    assert len(texts(passage(SHORT, 0), passage(SHORT, 20, part=1))) == 2
    assert len(texts(passage(SHORT, 0), passage(SHORT, 20, meeting=1))) == 2
    assert len(texts(passage(SHORT, 0), passage(SHORT, 20, page=3))) == 2
    assert len(texts(passage(SHORT, 0), passage(SHORT, 20, page=2))) == 1


def test_boxes_are_kept_by_page() -> None:
    [joined] = join_small([passage(SHORT, 0), passage(SHORT, 20), passage(SHORT, 40, page=2)])
    assert [(page, len(boxes)) for page, boxes in joined.boxes] == [(1, 2), (2, 1)]
    assert joined.page == 1


def test_no_passages() -> None:
    assert join_small([]) == []
