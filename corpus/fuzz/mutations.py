"""Ways to damage a PDF: each takes its bytes and a source of chance, and gives other bytes.

The same bytes and the same state of chance give the same damage.
"""

import base64
import re
import zlib
from collections.abc import Callable
from random import Random

Mutation = Callable[[bytes, Random], bytes]

_OBJECT = re.compile(rb"\b\d{1,7} \d{1,5} obj\b.*?\bendobj\b", re.DOTALL)
_NUMBER = re.compile(rb"(?<![\w.])-?\d{1,10}(?:\.\d{1,10})?(?![\w.])")
_REFERENCE = re.compile(rb"\b(\d{1,7}) (\d{1,5}) R\b")
_NAME = re.compile(rb"/[A-Za-z][A-Za-z0-9]{1,20}")
_STREAM = re.compile(rb"\bstream\r?\n(.*?)(?:\r?\n)?endstream", re.DOTALL)
_FLATE = re.compile(rb"/FlateDecode\b[^>]{0,300}>>\s*stream\r?\n(.*?)(?:\r?\n)?endstream", re.DOTALL)
_LATIN85 = re.compile(rb"[!-uz\s]*~>\s*")  # the packing in printable characters that some writers lay over the other
_ENTRY = re.compile(rb"\b\d{10} \d{5} [fn]\b")
_TRAILER = re.compile(rb"\btrailer\b.*?(?=\bstartxref\b)|\bstartxref\s+\d+|/(?:Root|Size|Prev|XRefStm)\b", re.DOTALL)

_EDGES = (b"0", b"1", b"-1", b"2", b"3", b"255", b"65536", b"-32768", b"2147483647", b"-2147483648", b"4294967296",
          b"99999999999999999999", b"0.0000001", b"1e30", b"-0.5", b"1000000.5", b"nan", b"")  # fmt: skip
_NAMES = (b"/Kids", b"/Parent", b"/Contents", b"/Resources", b"/Font", b"/MediaBox", b"/Rotate", b"/Count", b"/Length",
          b"/Type", b"/Page", b"/Pages", b"/Catalog", b"/Filter", b"/FlateDecode", b"/LZWDecode", b"/ASCII85Decode",
          b"/ToUnicode", b"/Encoding", b"/Widths", b"/DescendantFonts", b"/XObject", b"/Form", b"/Image", b"/BBox",
          b"/Matrix", b"/First", b"/Next", b"/Dest", b"/Outlines", b"/Encrypt")  # fmt: skip
_OPERATORS = (b"BT", b"ET", b"q", b"Q", b"Tj", b"TJ", b"Tf", b"Tm", b"cm", b"Do", b"re", b"l", b"h", b"W n", b"f",
              b"S", b"Tr", b"Tz", b"BI", b"ID", b"EI", b"/A gs", b"\x00", b"[(", b")]", b"<<", b">>",
              b"\xff\xfe")  # fmt: skip
_LONGEST_OBJECT = 200_000
_MOST_INFLATED = 5_000_000


def flipped_bytes(pdf: bytes, chance: Random) -> bytes:
    """A few bytes anywhere become others."""
    damaged = bytearray(pdf)
    for _ in range(chance.choice((1, 3, 10, 40))):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def flipped_bits(pdf: bytes, chance: Random) -> bytes:
    """Single bits anywhere turn over, as on a worn disk."""
    damaged = bytearray(pdf)
    for _ in range(chance.choice((1, 8, 64))):
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def truncated(pdf: bytes, chance: Random) -> bytes:
    """The file breaks off, as a download does."""
    return pdf[: chance.randrange(len(pdf))]


def beheaded(pdf: bytes, chance: Random) -> bytes:
    """The file begins late, or with something that is not its own."""
    start = chance.randrange(min(len(pdf), 2_000))
    return chance.choice((b"", b"\x00" * 100, b"HTTP/1.1 200 OK\r\n\r\n", b"%PDF-1.4\n")) + pdf[start:]


def cut_out(pdf: bytes, chance: Random) -> bytes:
    """A stretch is missing."""
    start = chance.randrange(len(pdf))
    return pdf[:start] + pdf[start + chance.choice((1, 16, 512, 20_000)) :]


def zeroed(pdf: bytes, chance: Random) -> bytes:
    """A block is empty, as in a file restored from a broken disk."""
    start = chance.randrange(len(pdf))
    size = min(chance.choice((16, 512, 4_096)), len(pdf) - start)
    return pdf[:start] + bytes(size) + pdf[start + size :]


def removed_object(pdf: bytes, chance: Random) -> bytes:
    """An object is gone."""
    start, end = _place(_OBJECT, pdf, chance)
    return pdf[:start] + pdf[end:]


def doubled_object(pdf: bytes, chance: Random) -> bytes:
    """An object stands twice, the second time under the number of another."""
    start, end = _place(_OBJECT, pdf, chance)
    number = b"%d" % chance.randrange(1, 60)
    copy = re.sub(rb"^\d+", number, pdf[start:end][:_LONGEST_OBJECT])
    return pdf[:end] + b"\n" + copy + b"\n" + pdf[end:]


def swapped_objects(pdf: bytes, chance: Random) -> bytes:
    """Two objects stand under one another's numbers."""
    return _swapped(_OBJECT, pdf, chance, keep=re.compile(rb"^\d+ \d+ obj"))


def damaged_xref(pdf: bytes, chance: Random) -> bytes:
    """Entries of the cross-reference table point elsewhere."""
    damaged = pdf
    for _ in range(chance.choice((1, 3, 10))):
        start, end = _place(_ENTRY, damaged, chance)
        entry = b"%010d %05d %c" % (chance.randrange(2 * len(pdf)), chance.choice((0, 65535)), chance.choice(b"fn"))
        damaged = damaged[:start] + entry[: end - start] + damaged[end:]
    return damaged


def damaged_trailer(pdf: bytes, chance: Random) -> bytes:
    """The trailer, the start of the cross-references or an entry there is gone or changed."""
    start, end = _place(_TRAILER, pdf, chance)
    return pdf[:start] + chance.choice((b"", b"startxref\n0", b"trailer <<>>\n", b"/Nothing")) + pdf[end:]


def changed_numbers(pdf: bytes, chance: Random) -> bytes:
    """Numbers of dictionaries, and of what is not packed, become extreme ones."""
    return _replaced(_NUMBER, pdf, chance, lambda _: chance.choice(_EDGES))


def changed_references(pdf: bytes, chance: Random) -> bytes:
    """References point to other objects, themselves among them: trees become loops."""
    numbers = [found.group(1) for found in _REFERENCE.finditer(pdf)] or [b"1"]
    return _replaced(_REFERENCE, pdf, chance, lambda _: chance.choice(numbers) + b" 0 R")


def changed_names(pdf: bytes, chance: Random) -> bytes:
    """Names of dictionaries become others that mean something there."""
    return _replaced(_NAME, pdf, chance, lambda _: chance.choice(_NAMES))


def damaged_stream(pdf: bytes, chance: Random) -> bytes:
    """Bytes of a packed stream are others."""
    start, end = _place(_STREAM, pdf, chance, group=1)
    damaged = bytearray(pdf)
    for _ in range(chance.choice((1, 5, 50)) if end > start else 0):
        damaged[chance.randrange(start, end)] = chance.randrange(256)
    return bytes(damaged)


def truncated_stream(pdf: bytes, chance: Random) -> bytes:
    """A stream breaks off, under the length that it had."""
    start, end = _place(_STREAM, pdf, chance, group=1)
    kept = chance.randrange(start, end) if end > start else end
    return pdf[:kept] + pdf[end:]


def swapped_streams(pdf: bytes, chance: Random) -> bytes:
    """Two streams stand in one another's places: a font among the pages, a page among the fonts."""
    return _swapped(_STREAM, pdf, chance, keep=re.compile(rb"^stream\r?\n"))


def rewritten_stream(pdf: bytes, chance: Random) -> bytes:
    """A packed stream is unpacked, its numbers and operators are changed, and it is packed anew: damage that opens."""
    start, end = _place(_FLATE, pdf, chance, group=1)
    packed = pdf[start:end]
    printable = _LATIN85.fullmatch(packed)
    try:
        plain = base64.a85decode(packed.strip().removesuffix(b"~>")) if printable else packed
        plain = zlib.decompressobj().decompress(plain, _MOST_INFLATED)
    except (zlib.error, ValueError):
        return damaged_stream(pdf, chance)
    for _ in range(chance.choice((1, 4))):
        plain = chance.choice((changed_numbers, _with_operators, cut_out, flipped_bytes))(plain or b" ", chance)
    packed = zlib.compress(plain)
    return pdf[:start] + (base64.a85encode(packed) + b"~>" if printable else packed) + pdf[end:]


def spliced(pdf: bytes, chance: Random, other: bytes) -> bytes:
    """The beginning of one file goes on as another."""
    return pdf[: chance.randrange(1, len(pdf))] + other[chance.randrange(len(other)) :]


def grafted(pdf: bytes, chance: Random, other: bytes) -> bytes:
    """An object of another file stands where one of this was, under its number."""
    start, end = _place(_OBJECT, pdf, chance)
    from_start, from_end = _place(_OBJECT, other, chance)
    number = re.match(rb"\d+ \d+ obj", pdf[start:end])
    body = re.sub(rb"^\d+ \d+ obj", b"", other[from_start:from_end])
    return pdf[:start] + (number.group() if number else b"") + body + pdf[end:]


MUTATIONS: tuple[Mutation, ...] = (
    flipped_bytes, flipped_bits, truncated, beheaded, cut_out, zeroed, removed_object, doubled_object, swapped_objects,
    damaged_xref, damaged_trailer, changed_numbers, changed_references, changed_names, damaged_stream,
    truncated_stream, swapped_streams, rewritten_stream, rewritten_stream, rewritten_stream,
)  # fmt: skip
"""Of one file. What is damaged and still opens leads deepest into the reader, so there is more of it."""
OF_TWO: tuple[Callable[[bytes, Random, bytes], bytes], ...] = (spliced, grafted)
"""Of one file with a part of another."""


def _place(pattern: re.Pattern[bytes], pdf: bytes, chance: Random, group: int = 0) -> tuple[int, int]:
    """Where one of the matches stands; an empty stretch anywhere if there is none."""
    at = chance.randrange(len(pdf))
    found = pattern.search(pdf, at) or pattern.search(pdf)
    return found.span(group) if found else (at, at)


def _swapped(pattern: re.Pattern[bytes], pdf: bytes, chance: Random, keep: re.Pattern[bytes]) -> bytes:
    first, second = sorted((_place(pattern, pdf, chance), _place(pattern, pdf, chance)))
    if first[1] > second[0]:
        return pdf
    one, other = pdf[slice(*first)], pdf[slice(*second)]
    heads = [found.group() if (found := keep.match(each)) else b"" for each in (one, other)]
    one_moved, other_moved = heads[1] + one[len(heads[0]) :], heads[0] + other[len(heads[1]) :]
    return pdf[: first[0]] + other_moved + pdf[first[1] : second[0]] + one_moved + pdf[second[1] :]


def _replaced(pattern: re.Pattern[bytes], pdf: bytes, chance: Random, by: Callable[[re.Match[bytes]], bytes]) -> bytes:
    damaged = pdf
    for _ in range(chance.choice((1, 2, 5, 20))):
        start, end = _place(pattern, damaged, chance)
        found = pattern.match(damaged, start)
        damaged = damaged[:start] + (by(found) if found else b"") + damaged[end:]
    return damaged


def _with_operators(plain: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(plain))
    return plain[:start] + b" " + chance.choice(_OPERATORS) * chance.choice((1, 1, 2, 500)) + b" " + plain[start:]
