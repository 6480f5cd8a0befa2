import random
import time

import pytest

from extractors.reading.characters import UNKNOWN
from extractors.reading.quality import Reason, assess, examined, repaired
from extractors.reading.words import Piece
from tests.extractors.reading.soundness.made import (
    MINUTES,
    Damage,
    letter_by_letter,
    moved_by,
    printed_twice,
    replaced,
    rewritten,
    run_together,
    set_in_lines,
    texts,
)

PAGE = set_in_lines(MINUTES)

SOUND = {
    "minutes": MINUTES,
    "empty": "",
    "two words": "Page 3",
    "symbols alone": "* * *\n———\n£ % &",
    "capitals": "ASHCOMBE BOROUGH COUNCIL\nREPORT OF THE DIRECTOR OF PLACE\nTHE COUNCIL'S APPROACH TO GRITTING",
    "table of figures": "\n".join(f"{n},{n}45.{n}0 ({n}.7%) £{n}6k -{n} 20{n}5/2{n} +3.{n}" for n in range(1, 9)),
    "names": """Ivo Quarmby, Maud Threlkeld, Idris Prys, Zosia Nowak, Tamsin Trewhella, Eilidh Farquharson, Ravi Patel,
        Oonagh Ní Bhriain, Leofric Wulfstan, Nkechi Okafor, Björn Ek, Siân Gwilym""",
    "codes": "\n".join(f"ZX{n}4 7QJ E0900{n}12 S106/{n} KPI-{n}b 4{n}71368.1/LGSA [{n}]" for n in range(1, 9)),
    "addresses": "\n".join(
        f"https://www.ashcombe.example/d?id={n}&v=a_b officer{n}@ashcombe.example" for n in range(9)
    ),
    "Welsh": """Cofnodion cyfarfod y Cyngor a gynhaliwyd yn y neuadd ar nos Fawrth
        Croesawodd y Cadeirydd yr aelodau i'r cyfarfod ac roedd ymddiheuriadau gan y Cynghorydd Prys
        Penderfynwyd derbyn y cofnodion fel rhai cywir ac mae'r clerc wedi eu llofnodi
        Bydd y pwyllgor yn trafod y gyllideb a'r adroddiad yn y cyfarfod nesaf gyda'r swyddogion""",
    "French": """Procès-verbal de la séance du conseil tenue à la salle de la mairie
        Le président ouvre la séance et les conseillers adoptent l'ordre du jour
        Il est proposé par monsieur Lenoir que la demande soit acceptée avec les conditions prévues au règlement""",
    "Greek and Latin": "Αν χρειάζεστε το έγγραφο αυτό σε άλλη γλώσσα ή μορφή παρακαλούμε επικοινωνήστε μαζί μας\n" * 3,
    "leaders": "\n".join(f"Item {n} ............................. {n} ______________ =======" for n in range(9)),
    "measures": "The 2nd and 3rd sets at 4th and 21st Street: 5km, H2O, CO2e, A4, 1st, B2B, 7pm\n" * 6,
    "ticks": "Hartley \u2713 \u2713 \u2717\nQuarmby \u2713 \u2717 \u2713",
    "name of a file": "ASHCOMBEMINUTESNOVEMBER2025.doc\n" + MINUTES,
    "column of letters": "\n".join("Y N Y Y N N Y" for _ in range(12)) + MINUTES,
}


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND.keys())
def test_sound_pages_are_taken_as_they_are(text: str) -> None:
    pieces = set_in_lines(text)
    assert assess(pieces, covered=0).reason is None
    assert texts(examined(pieces, covered=0).pieces) == texts(pieces)


def _substituted(seed: int, alphabet: str, other: str) -> Damage:
    shuffled = random.Random(seed).sample(other, len(alphabet))
    return replaced_each(dict(zip(alphabet, shuffled, strict=True)))


def replaced_each(letters: dict[str, str]) -> Damage:
    return rewritten(lambda text: "".join(letters.get(letter, letter) for letter in text))


LETTERS = "abcdefghijklmnopqrstuvwxyz"
SIGNS = "!\"#$%&'()*+,-./0123456789:;<=>?@[\\]^_`{|}~"

UNSOUND: dict[str, tuple[Damage, Reason]] = {
    "letters moved by 3": (moved_by(3), "shifted"),
    "letters moved by 13": (moved_by(13), "shifted"),
    "glyph numbers for letters": (rewritten(lambda text: "".join(chr(max(ord(c) - 29, 33)) for c in text)), "shifted"),
    "letters mixed up": (_substituted(1, LETTERS, LETTERS), "gibberish"),
    "signs for letters": (_substituted(2, LETTERS, SIGNS), "gibberish"),
    "no letters known": (rewritten(lambda text: UNKNOWN * len(text)), "unmapped"),
    "private letters": (rewritten(lambda text: "".join(chr(0xE000 + ord(c)) for c in text)), "unmapped"),
    "letters of many scripts": (rewritten(lambda text: "".join(chr(0x500 + 97 * ord(c)) for c in text)), "gibberish"),
}


@pytest.mark.parametrize(("damage", "reason"), UNSOUND.values(), ids=UNSOUND.keys())
def test_gibberish_is_not_taken_for_text(damage: Damage, reason: Reason) -> None:
    verdict = assess(damage(PAGE), covered=0)
    assert (verdict.sound, verdict.reason) == (False, reason)
    assert verdict.message
    assert not verdict.repairable


def test_a_few_signs_that_are_no_word_are_not_taken_for_text() -> None:
    assert assess(set_in_lines('"7+%-'), covered=0).reason == "gibberish"


def test_headings_in_a_font_without_a_map_are_noticed_on_a_page_that_reads() -> None:
    headings = set_in_lines(
        "Apologies absence\nMinutes previous meeting\nFinance budget\nPlanning matters\n", bold=True
    )
    assert assess([*PAGE, *headings], covered=0).sound
    assert assess([*PAGE, *moved_by(7)(headings)], covered=0).reason in ("gibberish", "shifted")


REPAIRABLE: dict[str, tuple[Damage, Reason]] = {
    "ligatures as letters of other languages": (
        replaced({"tti": "ƫ", "ti": "Ɵ", "tt": "Ʃ", "ft": "Ō"}),
        "ligatures",
    ),
    "ligatures as signs": (replaced({"ti": "8", "tt": ">", "ff": "{", "ft": "]"}), "ligatures"),
    "ligatures as unknown letters": (replaced({"fi": UNKNOWN, "ff": UNKNOWN, "fl": UNKNOWN}), "ligatures"),
    "words printed twice": (printed_twice, "doubled"),
    "words letter by letter": (letter_by_letter, "letter_spaced"),
}


@pytest.mark.parametrize(("damage", "reason"), REPAIRABLE.values(), ids=REPAIRABLE.keys())
def test_what_can_be_repaired_is(damage: Damage, reason: Reason) -> None:
    damaged = damage(PAGE)
    verdict = assess(damaged, covered=0)
    assert (verdict.sound, verdict.reason, verdict.repairable) == (False, reason, True)
    after = examined(damaged, covered=0)
    assert after.verdict.sound
    assert after.repairs > 0
    wrong = [(a, b) for a, b in zip(texts(after.pieces), texts(PAGE), strict=True) if a != b]
    assert len(wrong) <= 2, wrong


def test_words_without_spaces_are_parted_and_lie_in_their_line() -> None:
    damaged = run_together(PAGE)
    assert assess(damaged, covered=0).reason == "run_on"
    after = examined(damaged, covered=0)
    assert after.verdict.sound
    correct = texts(PAGE)
    assert sum(word in texts(after.pieces) for word in correct) >= 0.9 * len(correct)
    lines = {piece.box[1]: piece for piece in damaged}
    for piece in after.pieces:
        line = lines[piece.box[1]]
        assert line.box[0] - 0.1 <= piece.box[0] < piece.box[2] <= line.box[2] + 0.1
    assert "".join(texts(after.pieces)) == "".join(texts(damaged))


def test_signs_of_symbol_fonts_are_read_and_the_page_stays_sound() -> None:
    listed = set_in_lines(MINUTES + "\uf0b7 Hedges\n\uf0d8 Ditches\nPresent \uf0fc \uf0fb\n")
    after = examined(listed, covered=0)
    assert assess(listed, covered=0).reason == "private_signs"
    assert after.verdict.sound
    assert texts(after.pieces)[-7:] == ["•", "Hedges", "•", "Ditches", "Present", "✓", "✗"]
    assert after.repairs == 4


STAMPS = {
    "a stamp over a scan": ("Agenda Item 5\nPage 12", 0.9, 11.0, False),
    "a scan with margins": ("Schedule 8 Library charges\n106", 0.55, 10.0, False),
    "the title on a cover picture": ("Ashcombe Annual Report", 1.0, 28.0, True),
    "a page with a small picture": ("Agenda Item 5\nPage 12", 0.2, 11.0, True),
    "a page of text over a background": (MINUTES, 1.0, 11.0, True),
}


@pytest.mark.parametrize(("text", "covered", "size", "sound"), STAMPS.values(), ids=STAMPS.keys())
def test_a_stamp_over_a_scan_leaves_the_page_a_scan(text: str, covered: float, size: float, sound: bool) -> None:
    verdict = assess(set_in_lines(text, size=size), covered=covered)
    assert (verdict.sound, verdict.reason) == (sound, None if sound else "stamp_on_scan")


def _recognised_badly(pieces: list[Piece]) -> list[Piece]:
    change = {"e": "c", "h": "b", "n": "u", "rn": "m", "l": "1"}
    return [
        piece._replace(text="".join(change.get(c, c) for c in piece.text)) if index % 3 == 0 else piece
        for index, piece in enumerate(pieces)
    ]


def test_bad_recognition_under_a_scan_is_not_kept() -> None:
    assert assess(_recognised_badly(PAGE), covered=1).reason == "poor_ocr"
    assert assess(PAGE, covered=1).sound


def test_words_in_which_nothing_was_wrong_stay_the_same_objects() -> None:
    damaged = replaced({"ti": "Ɵ"})(PAGE)
    before = {piece.text: piece for piece in damaged}
    after = repaired(damaged)
    same = [piece for piece in after if piece is before.get(piece.text)]
    assert len(same) > 0.5 * len(damaged)


def test_a_sound_page_is_judged_in_no_time() -> None:
    assess(PAGE, covered=0)
    started = time.perf_counter()
    for _ in range(20):
        assess(PAGE, covered=0)
    assert (time.perf_counter() - started) / 20 < 0.003
