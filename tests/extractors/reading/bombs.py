"""PDFs that are small on disk and cost dear to read, and the plain parts that they are made of.

A paper of three pages has something wrong with the second; the first and the third are read all the same.
"""

import zlib
from collections.abc import Sequence

GOOD = b"BT /F 12 Tf 72 700 Td (The hedge is to be cut.) Tj ET"
"""What the first and the last page say."""

BAD = b"BT /F 12 Tf 72 700 Td (The gate is to be painted.) Tj ET"
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_CHUNK = 1 << 20


def file_of(objects: Sequence[bytes], *, trailer: bytes = b"") -> bytes:
    """A PDF of numbered objects, the first of them its catalogue."""
    out, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\n" % (len(objects) + 1, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % table)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream object, packed."""
    return packed(zlib.compress(content), entries)


def packed(content: bytes, entries: bytes = b"") -> bytes:
    """A stream object of packed content."""
    return b"<</Length %d/Filter/FlateDecode%s>>stream\n" % (len(content), entries) + content + b"\nendstream"


def inflating(unit: bytes, mebibytes: int) -> bytes:
    """Packed content of so many mebibytes of a unit again and again: the same packed block, repeated."""
    pack = zlib.compressobj(9)
    chunk = unit * (_CHUNK // len(unit))
    head = pack.compress(chunk) + pack.flush(zlib.Z_FULL_FLUSH)
    block = pack.compress(chunk) + pack.flush(zlib.Z_FULL_FLUSH)
    return head + block * (mebibytes - 1) + pack.compress(b"") + pack.flush()


def paper(
    content: bytes | None = None,
    *,
    box: bytes = b"[0 0 595 842]",
    resources: bytes = b"",
    entries: bytes = b"",
    more: Sequence[bytes] = (),
) -> bytes:
    """Three pages, of which the second has this content, page box, and other entries; `more` is objects from 9 on."""
    bad = b"<</Type/Page/Parent 2 0 R/MediaBox%s/Contents 8 0 R/Resources<</Font<</F 7 0 R>>%s>>%s>>"
    return file_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R 4 0 R 5 0 R]/Count 3>>",
            _page(6, 7),
            bad % (box, resources, entries),
            _page(6, 7),
            stream(GOOD),
            _FONT,
            content if content is not None else stream(BAD),
            *more,
        ]
    )


def tree(kids: bytes, count: int, *more: bytes, catalogue: bytes = b"") -> bytes:
    """A PDF with one page, object 3, and a page tree that says something else; `more` is objects from 6 on."""
    return file_of(
        [
            b"<</Type/Catalog/Pages 2 0 R%s>>" % catalogue,
            b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
            _page(4, 5),
            stream(GOOD),
            _FONT,
            *more,
        ]
    )


def many_pages(content: bytes, count: int) -> bytes:
    """A PDF whose pages all have the same content."""
    kids = b" ".join(b"%d 0 R" % number for number in range(5, 5 + count))
    return file_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
            stream(content),
            _FONT,
            *[_page(3, 4)] * count,
        ]
    )


def form(content: bytes, draws: int | None) -> bytes:
    """A form with text that may draw another one by the name `X`."""
    inner = b"" if draws is None else b"/XObject<</X %d 0 R>>" % draws
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 7 0 R>>%s>>" % inner
    return stream(content, entries)


def hidden_in_an_object_stream(inflated: bytes) -> bytes:
    """A PDF whose page's content is said to be in an object stream, of this packed content."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        _page(7, 4),
        _FONT,
        packed(inflated, b"/Type/ObjStm/N 100/First 1000"),
    ]
    out, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = len(out)
    rows = [b"\0" * 6, *(b"\1" + offset.to_bytes(4, "big") + b"\0" for offset in [*offsets, table])]
    rows.append(b"\2" + (5).to_bytes(4, "big") + b"\0")
    out += b"6 0 obj\n" + stream(b"".join(rows), b"/Type/XRef/Size 8/W[1 4 1]/Root 1 0 R") + b"\nendobj\n"
    return bytes(out + b"startxref\n%d\n%%%%EOF" % table)


def inflating_cross_references(inflated: bytes) -> bytes:
    """A PDF with nothing but a list of its objects that inflates."""
    listed = packed(inflated, b"/Type/XRef/Size 700000000/W[1 4 1]/Root 1 0 R")
    return b"%PDF-1.7\n1 0 obj\n" + listed + b"\nendobj\nstartxref\n9\n%%EOF"


def _page(content: int, font: int) -> bytes:
    return (b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F %d 0 R>>>>>>") % (
        content,
        font,
    )
