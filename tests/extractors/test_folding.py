from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.document import Document, PlacedLine
from extractors.folding import Folded, Vocabulary, fold, fold_lines, join, words_of
from extractors.layout import Line, Word
from tests.extractors.papers import L, document_of


def _lines(document: Document, **flags: bool) -> list[PlacedLine]:
    """The lines of a document, the words in square brackets marked with a flag."""
    return [replace(line, line=_flagged(line.line, flags)) for line in document.lines]


def _flagged(line: Line, flags: dict[str, bool]) -> Line:
    words = []
    for word in line.words:
        bracketed = line.text[word.start] == "["
        words.append(Word(word.start, word.end, word.box, word.bold, **flags) if bracketed else word)
    return replace(line, words=tuple(words))


@pytest.mark.parametrize(
    ("lines", "vocabulary", "folded"),
    [
        (["the hall", "roof"], "", "the hall roof"),
        (["the  hall ", "  roof"], "", "the hall roof"),
        (["the infor-", "mation"], "information", "the information"),
        (["a community-", "based scheme"], "scheme", "a community-based scheme"),
        (["from 2024-", "25 onwards"], "", "from 2024-25 onwards"),
        (["Chair -", "Cllr Ash"], "", "Chair - Cllr Ash"),
    ],
)
def test_line_breaks_fold_to_spaces_and_broken_words_are_joined(lines: list[str], vocabulary: str, folded: str) -> None:
    assert fold([(line, 0) for line in lines], Vocabulary(frozenset(vocabulary.split()))).text == folded


@pytest.mark.parametrize(
    ("lines", "words", "folded"),
    [
        (["a re-", "form of"], "reform", "a reform of"),
        (["to co-", "design it"], "co-design codesign", "to co-design it"),
        (["the Vice-", "Chair said"], "vicechair", "the Vice-Chair said"),
        (["COMMU-", "NITY"], "community", "COMMUNITY"),
        (["the infor-", "mation"], "other", "the information"),
        (["a multi-", "agency team"], "other", "a multi-agency team"),
        (["a step-", "free path"], "other", "a step-free path"),
        (["see www.ashcombe.example/long-", "term/"], "longterm", "see www.ashcombe.example/long-term/"),
        (["code 2007-GE-", "T7 is"], "get", "code 2007-GE-T7 is"),
    ],
)
def test_a_hyphen_stays_in_a_compound_and_goes_where_it_breaks_a_word(
    lines: list[str], words: str, folded: str
) -> None:
    assert fold([(line, 0) for line in lines], Vocabulary(frozenset(words.split()))).text == folded


def test_hyphens_that_stand_at_line_ends_alone_are_set_by_machine() -> None:
    text = "how\u2010\never, the co\u2010\noperative said\nand co-operative"
    vocabulary = words_of(text)
    assert vocabulary.breaks == "\u2010"
    folded = fold([(line, 0) for line in text.split("\n")], vocabulary)
    assert folded.text == "however, the co-operative said and co-operative"


def test_halves_of_broken_words_are_no_words() -> None:
    words = words_of("the infor-\nmation of the long-term plan").words
    assert {"the", "long-term", "plan"} <= words
    assert not {"infor", "mation", "infor-mation"} & words


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("the \ufb01nance o\ufb03ce", "the finance office"),
        ("commu\u00adnity", "community"),
        ("zero\u200bwidth \ufeffmark", "zerowidth mark"),
        ("twenty\u2011five\u00a0pounds", "twenty-five pounds"),
        ("\uff11\uff12 \uff21sh", "12 Ash"),
        ("10 m² of ½", "10 m² of ½"),
        ("tab\tand  gap", "tab and gap"),
    ],
)
def test_characters_that_print_alike_fold_to_one(printed: str, folded: str) -> None:
    assert fold([(printed, 0)]).text == folded


def test_a_soft_hyphen_at_a_line_end_joins_the_word() -> None:
    assert fold([("commu\u00ad", 0), ("nity", 7)]).text == "community"


def test_letters_of_a_ligature_share_an_origin() -> None:
    folded = fold([("of\ufb01ce", 10)])
    assert list(folded.origins) == [10, 11, 12, 12, 13, 14]
    assert folded.span(2, 4) == (12, 13)
    assert folded.cut(3, 6).span(0, 1) == (12, 13)


@pytest.mark.parametrize("flag", ["mark", "struck", "hidden"])
def test_words_that_are_not_said_are_left_out(flag: str) -> None:
    document = document_of(["The roof [1] , and the [2] hall", "was [old] sold"])
    folded = fold_lines(_lines(document, **{flag: True}))
    assert folded.text == "The roof, and the hall was sold"
    start, end = folded.span(0, len(folded.text))
    assert document.text[start:end] == "The roof [1] , and the [2] hall\nwas [old] sold"
    for character, origin in zip(folded.text, folded.origins, strict=True):
        assert character == " " or document.text[origin] == character


@given(st.lists(st.text("ab -\t\u00ad\ufb01\u2011A", max_size=12), min_size=1, max_size=5))
def test_every_character_knows_where_it_came_from(lines: list[str]) -> None:
    source = "\n".join(lines)
    offsets = [sum(len(line) + 1 for line in lines[:n]) for n in range(len(lines))]
    folded = fold(list(zip(lines, offsets, strict=True)))
    assert len(folded.text) == len(folded.origins)
    assert [folded.origins[at] for at in range(len(folded.text))] == list(folded.origins)
    for character, origin in zip(folded.text, folded.origins, strict=True):
        printed = {"\ufb01": "fi", "\u2011": "-"}.get(source[origin], source[origin])
        assert character == " " or character in printed
    assert list(folded.origins) == sorted(folded.origins)


@given(st.text("ab \ufb01", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_a_cut_has_the_origins_of_its_characters(printed: str, start: int, length: int) -> None:
    folded = fold([(printed, 7)])
    cut = folded.cut(start, start + length)
    assert len(cut.origins) == len(cut.text)
    if cut.text:
        at = folded.text.index(cut.text, min(start, len(folded.text)))
        assert list(cut.origins) == list(folded.origins)[at : at + len(cut.text)]


@given(st.lists(st.text("ab ", max_size=8), max_size=4))
def test_a_join_keeps_the_origins_of_its_pieces(pieces: list[str]) -> None:
    each = [fold([(piece, 20 * at)]) for at, piece in enumerate(pieces)]
    joined = join(each)
    assert joined.text == " ".join(piece.text for piece in each if piece.text)
    found = [origin for origin, character in zip(joined.origins, joined.text, strict=True) if character != " "]
    expected = [o for piece in each for o, c in zip(piece.origins, piece.text, strict=True) if c != " "]
    assert found == expected


def test_a_long_paragraph_costs_a_run_for_each_line() -> None:
    document = document_of([L("a word or two in a line of the paper")] * 40)
    folded = fold_lines(document.lines)
    assert len(folded.origins.starts) <= 2 * 40
    assert len(folded.origins) == len(folded.text)


def test_a_cut_keeps_its_place_and_loses_white_space_at_its_ends() -> None:
    folded = fold([("to cut the hedge", 50)])
    cut = folded.cut(2, 11)
    assert cut.text == "cut the"
    assert cut.span(0, 3) == (53, 56)


def test_how_many_characters_stand_before_an_offset() -> None:
    folded = fold([("to  cut", 50)])
    assert [folded.index(offset) for offset in (49, 50, 54, 99)] == [0, 0, 3, len(folded.text)]


def test_an_empty_range_is_refused() -> None:
    with pytest.raises(ValueError, match="range 2 to 2"):
        fold([("to cut", 0)]).span(2, 2)


def test_nothing_folds_to_nothing() -> None:
    assert fold([("", 0)]) == Folded("", fold([]).origins)
