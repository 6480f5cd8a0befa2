import pytest

from service.search.understanding.syntax import Parsed, parse


@pytest.mark.parametrize(
    ("typed", "parsed"),
    [
        ("repairs of the footbridge", Parsed("repairs of the footbridge", (), ())),
        ('"village hall" lease', Parsed("village hall lease", ("village hall",), ())),
        ("lease of the “village hall”", Parsed("lease of the village hall", ("village hall",), ())),
        ('"bus stop" and "cycle path"', Parsed("bus stop and cycle path", ("bus stop", "cycle path"), ())),
        ('the "village hall', Parsed('the "village hall', (), ())),
        ('nothing in ""', Parsed("nothing in", (), ())),
        ("hall -parking lease", Parsed("hall lease", (), ("parking",))),
        ("-parking", Parsed("", (), ("parking",))),
        ('hall -"car park" lease', Parsed("hall lease", (), ("car park",))),
        ("hall −parking", Parsed("hall", (), ("parking",))),
        ("co-operative 5-year plan", Parsed("co-operative 5-year plan", (), ())),
        ("budget 2018 -19", Parsed("budget 2018 -19", (), ())),
        ("item 5 - budget", Parsed("item 5 - budget", (), ())),
        ("councillor's children’s", Parsed("councillor's children’s", (), ())),
    ],
)
def test_signs_are_read(typed: str, parsed: Parsed) -> None:
    assert parse(typed) == parsed
