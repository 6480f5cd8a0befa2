"""Scripts to PDF bytes, with the page on which every fact starts.

ReportLab with its invariant switch: the same script gives the same bytes. Streams are left uncompressed, because
compressed bytes differ from one build of zlib to another.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.colors import HexColor, black
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    HRFlowable,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from corpus.generator.house import HouseStyle
from corpus.generator.script import Block, Cell, Gap, Grid, Line, PageEnd, Para, Role, Run
from corpus.labels import Label

FOOT = 40.0  # points from the edge of the paper to the lowest line of furniture
STAMP_HEIGHT = 24.0
CELL_PADDING = 4.0


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands outside the text on every page; `{page}` is the number within the part."""

    head: str = ""
    foot: str = ""
    centre: str = ""


@dataclass(frozen=True, slots=True)
class PaperPart:
    """One paper, or one of the papers of a pack; `stamp` is boxed at the head of its first page."""

    key: str
    style: HouseStyle
    blocks: tuple[Block, ...]
    furniture: Furniture = Furniture()
    stamp: str | None = None
    sideways: bool = False


@dataclass(frozen=True, slots=True)
class SetPaper:
    """A paper in type. `facts` come in reading order, each with its page; `spans` are first and last page by part."""

    pdf: bytes
    pages: int
    facts: tuple[Label, ...]
    spans: Mapping[str, tuple[int, int]]


def typeset_whole(
    title: str, style: HouseStyle, blocks: Sequence[Block], furniture: Furniture, *, stamp: str | None = None,
    sideways: bool = False,
) -> SetPaper:  # fmt: skip
    """Set a paper that is one part."""
    return typeset(title, [PaperPart("whole", style, tuple(blocks), furniture, stamp, sideways)])


def typeset(title: str, parts: Sequence[PaperPart], *, pack_page: str = "") -> SetPaper:
    """Set `parts` one after another; `pack_page` (`Page {page}`) numbers the pages through the whole PDF."""
    _register_fonts()
    rl_config.useA85 = 0
    facts: list[Label] = []
    record = _Record()
    out = BytesIO()
    document = BaseDocTemplate(out, title=title, author="Ashcombe", pageCompression=0, invariant=1, pageTemplates=[])
    story: list[Flowable] = []
    for number, part in enumerate(parts):
        document.addPageTemplates(_templates(part, number, record, pack_page))
        if number:
            story += [NextPageTemplate(f"{number} first"), PageBreak()]
        story += _flowables(part, facts)
    document.build(story, canvasmaker=partial(_recording_canvas, record=record))
    pages = max(record.part_of)
    placed = tuple(facts[index].model_copy(update={"page": page}) for index, page in record.places)
    spans = {
        part.key: (min(mine), max(mine))
        for number, part in enumerate(parts)
        if (mine := [page for page, owner in record.part_of.items() if owner == number])
    }
    return SetPaper(out.getvalue(), pages, placed, spans)


@dataclass(slots=True)
class _Record:
    """What ReportLab reports while it draws: (fact, page) in reading order, and the part that owns each page."""

    places: list[tuple[int, int]] = field(default_factory=list)
    part_of: dict[int, int] = field(default_factory=dict)


def _recording_canvas(*arguments: object, record: _Record, **named: object) -> Canvas:
    """A canvas that notes the page whenever a paragraph draws the first word of a fact (`<onDraw name="fact">`)."""
    canvas = Canvas(*arguments, **named)

    def note(drawn_on: Canvas, _kind: str, index: str) -> None:
        record.places.append((int(index), drawn_on.getPageNumber()))

    canvas.setNamedCB("fact", note)
    return canvas


@cache
def _register_fonts() -> None:
    """Bitstream Vera comes with ReportLab and may be embedded freely."""
    for name in ("Vera", "VeraBd", "VeraIt", "VeraBI"):
        registerFont(TTFont(name, f"{name}.ttf"))
    registerFontFamily("Vera", normal="Vera", bold="VeraBd", italic="VeraIt", boldItalic="VeraBI")


def _page_size(part: PaperPart) -> tuple[float, float]:
    sheet: tuple[float, float] = LETTER if part.style.paper == "letter" else A4
    return (sheet[1], sheet[0]) if part.sideways else sheet


def _templates(part: PaperPart, number: int, record: _Record, pack_page: str) -> list[PageTemplate]:
    size = _page_size(part)
    margin = part.style.margin

    def furnish(canvas: Canvas, document: BaseDocTemplate, *, first: bool) -> None:
        page = document.page
        record.part_of[page] = number
        own = page - min(p for p, owner in record.part_of.items() if owner == number) + 1
        _draw_furniture(canvas, part, size, own=own, first=first)
        if pack_page:
            canvas.setFont("Helvetica", 9)
            canvas.drawCentredString(size[0] / 2, FOOT - 16, pack_page.format(page=page))

    def frame(name: str, *, first: bool) -> PageTemplate:
        head = STAMP_HEIGHT if first and part.stamp else 0
        body = Frame(margin, margin + 8, size[0] - 2 * margin, size[1] - 2 * margin - 8 - head, 0, 0, 0, 0)
        return PageTemplate(
            name, [body], onPage=partial(furnish, first=first), autoNextPageTemplate=f"{number} rest", pagesize=size
        )

    return [frame(f"{number} first", first=True), frame(f"{number} rest", first=False)]


def _draw_furniture(canvas: Canvas, part: PaperPart, size: tuple[float, float], *, own: int, first: bool) -> None:
    width, height = size
    style, furniture = part.style, part.furniture
    canvas.saveState()
    canvas.setFont(style.plain, 8)
    if furniture.head and not first:
        canvas.drawString(style.margin, height - FOOT + 6, furniture.head.format(page=own))
    if furniture.foot:
        canvas.drawString(style.margin, FOOT, furniture.foot.format(page=own))
    if furniture.centre:
        canvas.setFont(style.plain, 9)
        canvas.drawCentredString(width / 2, FOOT, furniture.centre.format(page=own))
    if first and part.stamp:
        canvas.setFont("Helvetica-Bold", 12)
        canvas.rect(width - style.margin - 130, height - style.margin - 4, 130, STAMP_HEIGHT, stroke=1, fill=0)
        canvas.drawCentredString(width - style.margin - 65, height - style.margin + 4, part.stamp)
    canvas.restoreState()


def _flowables(part: PaperPart, facts: list[Label]) -> list[Flowable]:
    measure = _page_size(part)[0] - 2 * part.style.margin
    return [flowable for block in part.blocks for flowable in _flowable(block, part.style, measure, facts)]


def _flowable(block: Block, style: HouseStyle, measure: float, facts: list[Label]) -> list[Flowable]:
    match block:
        case Para():
            return [_paragraph(block, style, facts)]
        case Grid():
            return [_table(block, style, measure, facts), Spacer(0, style.size * 0.7)]
        case Gap():
            return [Spacer(0, block.points)]
        case Line():
            return [HRFlowable(width="100%", thickness=1, color=HexColor(style.ink), spaceBefore=2, spaceAfter=6)]
        case PageEnd():
            return [PageBreak()]


def _paragraph(block: Para, style: HouseStyle, facts: list[Label]) -> Paragraph:
    markup = "".join(_markup(run, style, facts) for run in block.runs)
    return Paragraph(markup, _paragraph_style(style, block.role, block.level, block.mark), bulletText=block.mark)


def _markup(run: Run, style: HouseStyle, facts: list[Label]) -> str:
    hooks = ""
    for fact in run.facts:
        hooks += f'<onDraw name="fact" label="{len(facts)}"/>'
        facts.append(fact)
    words = escape(run.text)
    if "underline" in run.look:
        words = f"<u>{words}</u>"
    if "bold" in run.look:
        words = f'<font name="{style.bold}">{words}</font>'
    if run.look == "symbol":
        words = f'<font name="ZapfDingbats">{words}</font>'
    if run.look == "italic":
        words = f'<font name="{style.italic}">{words}</font>'
    return hooks + words


@cache
def _paragraph_style(style: HouseStyle, role: Role, level: int, mark: str | None) -> ParagraphStyle:
    size = style.size
    left = style.indent * level
    look = ParagraphStyle(
        f"{style.name} {role}", fontName=style.plain, fontSize=size, leading=size * 1.25, spaceAfter=size * 0.7,
        leftIndent=left, bulletIndent=max(0, left - style.indent * 0.75), bulletFontName=style.plain,
        bulletFontSize=size, alignment=TA_JUSTIFY if style.justified else TA_LEFT,
        splitLongWords=0, allowWidows=0, allowOrphans=0,
    )  # fmt: skip
    align = TA_LEFT if style.title_align == "left" else TA_CENTER
    bold = {"fontName": style.bold, "bulletFontName": style.bold, "keepWithNext": 1, "alignment": TA_LEFT}
    small = size if size < 10 else size - 1.5
    changes: dict[Role, dict[str, object]] = {
        "body": {},
        "justified": {"alignment": TA_JUSTIFY},
        "letterhead": bold | _sized(style.title_size, style.ink) | {"alignment": align, "spaceAfter": 2},
        "title": bold | _sized(style.title_size, style.ink) | {"alignment": align},
        "subtitle": bold | _sized(size + 1, style.ink) | {"alignment": align},
        "heading": bold | _sized(style.heading_size, style.ink) | {"spaceBefore": size * 0.5, "bulletIndent": 0},
        "underlined": bold | {"spaceBefore": size * 0.5, "bulletIndent": 0},
        "subheading": bold | {"fontName": style.italic},
        "centre": {"alignment": TA_CENTER},
        "right": {"alignment": TA_RIGHT},
        "small": _sized(small, "#000000") | {"spaceAfter": size * 0.4},
        "cell": _sized(small, "#000000") | {"spaceAfter": 2, "alignment": TA_LEFT},
        "cell head": bold | _sized(small, "#000000") | {"spaceAfter": 2},
        "stamp": bold | {"alignment": TA_RIGHT},
        "notice": bold | {"borderWidth": 0.7, "borderColor": black, "borderPadding": 6, "spaceBefore": 16,
                          "spaceAfter": 14},
    }  # fmt: skip
    for name, value in changes[role].items():
        setattr(look, name, value)
    if mark is None and role in ("heading", "underlined"):
        look.leftIndent = 0
    return look


def _sized(size: float, ink: str) -> dict[str, object]:
    return {"fontSize": size, "leading": size * 1.22, "bulletFontSize": size, "textColor": HexColor(ink)}


def _table(grid: Grid, style: HouseStyle, measure: float, facts: list[Label]) -> Table:
    rows = [[[_paragraph(p, style, facts) for p in cell.paras] for cell in row] for row in grid.rows]
    total = sum(grid.widths)
    table = Table(
        rows, colWidths=[measure * width / total for width in grid.widths], repeatRows=grid.header, hAlign="LEFT"
    )
    padding = CELL_PADDING if grid.rules != "none" else 0
    commands: list[tuple[object, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), padding),
        ("RIGHTPADDING", (0, 0), (-1, -1), CELL_PADDING),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        *_rule_commands(grid, style),
        *_fill_commands(grid.rows),
    ]
    table.setStyle(commands)
    return table


def _rule_commands(grid: Grid, style: HouseStyle) -> list[tuple[object, ...]]:
    lines: dict[str, list[tuple[object, ...]]] = {
        "all": [("GRID", (0, 0), (-1, -1), 0.5, black)],
        "columns": [("BOX", (0, 0), (-1, -1), 0.5, black), ("LINEAFTER", (0, 0), (-2, -1), 0.5, black)],
        "box": [("BOX", (0, 0), (-1, -1), 1, HexColor(style.ink))],
        "rows": [("LINEBELOW", (0, 0), (-1, -1), 0.5, black)],
        "none": [],
    }
    if not grid.header:
        return lines[grid.rules]
    return [*lines[grid.rules], ("BACKGROUND", (0, 0), (-1, grid.header - 1), HexColor(style.band))]


def _fill_commands(rows: Sequence[Sequence[Cell]]) -> list[tuple[object, ...]]:
    return [
        ("BACKGROUND", (column, line), (column, line), HexColor(cell.fill))
        for line, row in enumerate(rows)
        for column, cell in enumerate(row)
        if cell.fill
    ]
