from extractors import PageWords
from extractors.results import Box
from service.index.keywords import stem_set
from service.search.marking import Sought
from service.web.marks import AROUND, Rect, evidence_marks, passage_marks, question_marks

TEXT = "Minutes.\fThe bridges at Weir Road, mended in May. A bridge."
PAGE_START = TEXT.index("\f") + 1


def box(place: int, line: int, width: float = 30) -> Box:
    return (72.0 + 36 * place, 100.0 + 14 * line, 72.0 + 36 * place + width, 110.0 + 14 * line)


def page() -> PageWords:
    """The second page: four words a line."""
    words, at = [], PAGE_START
    for number, word in enumerate(TEXT[PAGE_START:].split()):
        at = TEXT.index(word, at)
        words.append((at, at + len(word), box(number % 4, number // 4)))
    return PageWords(2, PAGE_START, len(TEXT), tuple(words))


def rect(x0: float, top: float, x1: float, bottom: float) -> Rect:
    (made,) = evidence_marks([(x0, top, x1, bottom)])
    return made


def test_words_that_share_a_stem_with_the_question_are_marked() -> None:
    marked = question_marks(page(), TEXT, sought=Sought(stem_set("Was the bridge on Weir Road mended?")))
    assert marked == evidence_marks([box(1, 0), box(3, 0), box(0, 1), box(1, 1), box(1, 2)])


def test_stop_words_and_other_pages_are_not_marked() -> None:
    assert question_marks(page(), TEXT, sought=Sought(stem_set("the minutes"))) == ()


def test_a_passage_is_a_strip_a_line() -> None:
    start, end = TEXT.index("bridges"), TEXT.index(" in May")
    strips = passage_marks(page(), start=start, end=end)
    assert strips == (rect(108, 100, 210, 110), rect(72, 114, 138, 124))


def test_words_of_two_columns_are_two_strips() -> None:
    words = PageWords(1, 0, 9, ((0, 4, (72.0, 100.0, 110.0, 110.0)), (5, 9, (320.0, 100.0, 350.0, 110.0))))
    assert len(passage_marks(words, start=0, end=9)) == 2


def test_a_passage_of_another_page_marks_nothing() -> None:
    assert passage_marks(page(), start=0, end=7) == ()


def test_marks_reach_a_little_over_the_words() -> None:
    assert evidence_marks([(10.0, 20.0, 30.0, 32.0)]) == (
        Rect(10 - AROUND, 20 - AROUND, 20 + 2 * AROUND, 12 + 2 * AROUND),
    )
