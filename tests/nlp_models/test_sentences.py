"""Where sentences of minutes end."""

import itertools

import pytest
import spacy
from spacy.tokens import Doc

from nlp_models.sentences import SentenceComponent, sentence_starts


@pytest.mark.parametrize(
    "text",
    [
        "Cllr. Ash proposed it.|Mr. J. Elm seconded.",
        "Dr. R. T. Oak gave apologies.|Noted.",
        "See No. 4 and para. 2.1 of the report.|It was agreed.",
        "Parks, e.g. Ashcombe Green, i.e. the west side, were cut.",
        "It began at 7 p.m. in the hall.|All were present.",
        "The meeting closed at 8.15 p.m.|The next is in May.",
        "RESOLVED: (a) to note the report; (b) to ask the Clerk; and (c) to pay £4.50.",
        "1. The Chair opened the meeting.|2. Apologies were noted.",
        "4.1.2. Members noted the report.|(b). It was agreed.",
        "Was it paid?|Yes!|It was.",
        'He said "We will pay."|The Chair thanked him.',
        "As in Appendix B. Members were content.".replace(". M", ".|M"),
        "Approved (see p. 5).|Members left.",
        "The cost rose by 3.5%.|5 members objected.",
        "Aims: • more homes • fewer waits".replace(" •", "|•"),
        "Noted ... and closed.",
        "One clause only",
    ],
)
def test_sentences(text: str) -> None:
    plain = text.replace("|", " ")
    starts = [*sentence_starts(plain), len(plain)]
    found = [plain[low:high].strip() for low, high in itertools.pairwise(starts)]
    assert found == text.split("|")


def test_no_text_has_no_sentence() -> None:
    assert sentence_starts("") == ()


def test_component_marks_tokens_of_a_hand_made_doc() -> None:
    doc = Doc(spacy.blank("en").vocab, words=["Cllr", ".", "Ash", "left", ".", "Noted", "."])
    component = SentenceComponent()
    starts = component.match(doc)
    assert not doc.has_annotation("SENT_START")
    component.set_annotations(doc, starts)
    assert len(list(doc.sents)) == len(starts)


def test_component_returns_the_doc_with_sentences() -> None:
    doc = SentenceComponent()(spacy.blank("en").make_doc("Mr. Ash left. He is well."))
    assert [sent.text for sent in doc.sents] == ["Mr. Ash left.", "He is well."]
