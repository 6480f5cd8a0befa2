import pytest

from service.search.marking import marks_in


@pytest.mark.parametrize(
    ("text", "question", "marked"),
    [
        (
            "The Bridges were closed; one bridge's deck is rotten.",
            "closing a bridge",
            ["Bridges", "closed", "bridge's"],
        ),
        ("Nothing of the kind.", "bridges", []),
        ("The clerk is here.", "what is the", []),
        ("Paid 1,200 in March 2026", "march 2026", ["March", "2026"]),
        ("", "bridge", []),
    ],
)
def test_words_of_the_question_are_marked_in_all_their_forms(text: str, question: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in marks_in(text, question=question)] == marked
