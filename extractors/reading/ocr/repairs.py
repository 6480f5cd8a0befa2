"""Mistakes that the recognition model makes again and again, put right where the word itself shows them.

It takes letters whose two cases look alike for the other case ("APPRoVED") and "l" for "I" or the reverse ("ltem",
"ClIr"), and it knows signs that no English paper prints.
"""

import re

_THREE_CAPITALS = r"(?=(?:[^A-Z]*[A-Z]){3})"
_ALIKE = "ikocsuvwxz"  # small letters that look like their capitals, and i, which loses its dot in small print
_MARKS = r"'’.:;,()/&-"
_CAPITALS = re.compile(
    rf"""{_THREE_CAPITALS}
    (?!Mc|Mac)                    # McKINSEY
    (?![A-Z{_MARKS}]+s[{_MARKS}]*$)  # PCSOs
    [A-Z{_ALIKE}{_MARKS}]+        # APPRoVED, ACTioN:
    """,
    re.VERBOSE,
)
_INITIALS = re.compile(r"(?!M)[B-DF-HJ-NP-TV-Z][vwxz]")  # Vw
_I_FOR_L = re.compile(r"(?<=[a-z])I(?=[a-z])|(?<=[A-Z]l)I")  # ClIr
_L_FOR_I = re.compile(r"\bl(?=[bcdfghjkmnpqrstvwxz])")  # ltem, ln: no English word begins so
_SIGNS = str.maketrans({"一": "—", "。": ".", "、": ","})


def repaired(word: str) -> str:
    """The word with such mistakes put right."""
    word = _L_FOR_I.sub("I", _I_FOR_L.sub("l", word.translate(_SIGNS)))
    return word.upper() if _CAPITALS.fullmatch(word) or _INITIALS.fullmatch(word) else word
