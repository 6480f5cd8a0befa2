import pytest

from service.index.abbreviations_in import Abbreviations, abbreviations_in

DEFINITIONS = [
    ("payments from the Vale Bridges Fund (VBF) fell", "VBF", "Vale Bridges Fund"),
    ("a Ministry of Ferries and Harbours (MFH) grant", "MFH", "Ministry of Ferries and Harbours"),
    ("the Department for Ferries (DfF) wrote", "DfF", "Department for Ferries"),
    ("an Equality Impact Assessment (EqIA) was made", "EqIA", "Equality Impact Assessment"),
    ("Towpath, Lock and Weir Group (the “TLWG”)", "TLWG", "Towpath, Lock and Weir Group"),
    ("a Medium-Term Ferry Plan (MTFP)", "MTFP", "Medium-Term Ferry Plan"),
    ("non-ferry bridges (NFB)", "NFB", "non-ferry bridges"),
    ("several Ferry Pilots (FPs) came", "FP", "Ferry Pilots"),
    ("cases of river fog (RF) rose", "RF", "river fog"),
    ("the NHS Ferry Service (NHSFS)", "NHSFS", "NHS Ferry Service"),
    ("from Section 106 (S106) money", "S106", "Section 106"),
    ("the VBF (Vale Bridges Fund) paid", "VBF", "Vale Bridges Fund"),
    ("Present: Orla Quill (OQ)", "OQ", "Orla Quill"),
    ("The Pilots Regulator (TPR) wrote", "TPR", "The Pilots Regulator"),
]
NONE = [
    "the bridge at Pell Lane (VBF) is shut",  # other letters
    "of Bridges and Ferries (OBF)",  # a small word opens nothing
    "a fund. Bridges Fund (VBF)",  # nothing goes over a full stop
    "fees of the river pilots (FP)",  # two letters, and a word that they leave out
    "Ferries (F)",
    "the bridge (see below)",
    "Vale (Vale)",
]


@pytest.mark.parametrize(("text", "short", "long"), DEFINITIONS)
def test_a_paper_says_what_its_abbreviations_are(text: str, short: str, long: str) -> None:
    assert [(found.short, found.long) for found in abbreviations_in(text)] == [(short, long)]


@pytest.mark.parametrize("text", NONE)
def test_words_whose_initials_do_not_fit_are_no_long_form(text: str) -> None:
    assert list(abbreviations_in(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The VBF paid.", "Vale Bridges Fund"),
        ("All VBFs paid.", "Vale Bridges Fund"),
        ("The Vale\nBridges fund paid.", "VBF"),
        ("The Vale Bridges Funds paid.", "VBF"),
        ("The Vale Bridges Fund (VBF) paid.", ""),
        ("The vbf paid, so did XVBF.", ""),
        ("At 2 OQ rose.", ""),  # as a time would
        ("OQ and the VBF", "Vale Bridges Fund · Orla Quill"),
        ("Nothing of the kind.", ""),
    ],
)
def test_a_text_with_the_one_form_gets_the_other(text: str, expected: str) -> None:
    known = Abbreviations(["the Vale Bridges Fund (VBF)", "the Vale Bridges Fund (VBF)", "Orla Quill (OQ)"])
    assert known.expansions_of(text) == expected
