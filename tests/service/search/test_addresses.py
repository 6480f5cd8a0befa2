from service.search.addresses import Address

HERE = Address.of("/search", [("q", "lamps & light"), ("body", "Ashcombe"), ("body", "Vale"), ("cursor", "abc")])


def test_the_cursor_of_a_page_does_not_pass_on() -> None:
    assert str(HERE) == "/search?q=lamps+%26+light&body=Ashcombe&body=Vale"
    assert str(Address("/search")) == "/search"


def test_a_value_is_added_once() -> None:
    assert str(HERE.adding("body", "Vale")) == str(HERE)
    assert str(HERE.adding("kind", "action")) == f"{HERE}&kind=action"


def test_a_value_takes_the_place_of_others() -> None:
    assert str(HERE.setting("q", "bins").setting("body", "Pell")) == "/search?q=bins&body=Pell"


def test_one_or_all_values_are_taken_away() -> None:
    assert str(HERE.without("body", "Vale")) == "/search?q=lamps+%26+light&body=Ashcombe"
    assert str(HERE.without("body")) == "/search?q=lamps+%26+light"


def test_only_some_parameters_are_kept() -> None:
    assert str(HERE.keeping(("q", "sort"))) == "/search?q=lamps+%26+light"
