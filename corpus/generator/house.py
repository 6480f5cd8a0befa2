"""House styles: the type, measure and furniture in which a body sets its papers."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """Fonts are names known to the typesetter; sizes, margins and indents in points, colours in HTML notation."""

    name: str
    plain: str
    bold: str
    italic: str
    size: float
    heading_size: float
    title_size: float
    margin: float
    indent: float = 36
    ink: str = "#000000"
    band: str = "#e6e6e6"
    title_align: Literal["left", "centre"] = "centre"
    justified: bool = False
    paper: Literal["A4", "letter"] = "A4"


BOROUGH = HouseStyle(
    name="borough", plain="Helvetica", bold="Helvetica-Bold", italic="Helvetica-Oblique",
    size=11, heading_size=11, title_size=14, margin=71, indent=40,
)  # fmt: skip
COMMITTEE = HouseStyle(
    name="committee", plain="Times-Roman", bold="Times-Bold", italic="Times-Italic",
    size=12, heading_size=12, title_size=15, margin=68, indent=34, justified=True,
)  # fmt: skip
PARTNERSHIP = HouseStyle(
    name="partnership", plain="Helvetica", bold="Helvetica-Bold", italic="Helvetica-Oblique",
    size=10, heading_size=10, title_size=15, margin=50, indent=26, band="#dce6f1", title_align="left",
)  # fmt: skip
HEALTH = HouseStyle(
    name="health", plain="Vera", bold="VeraBd", italic="VeraIt",
    size=9, heading_size=10, title_size=16, margin=56, indent=30, ink="#005eb8", band="#e8edee", title_align="left",
)  # fmt: skip
PARISH = HouseStyle(
    name="parish", plain="Times-Roman", bold="Times-Bold", italic="Times-Italic",
    size=11.5, heading_size=11.5, title_size=16, margin=62, indent=28,
)  # fmt: skip
PLANNING = HouseStyle(
    name="planning", plain="Courier", bold="Courier-Bold", italic="Courier-Oblique",
    size=9.5, heading_size=10, title_size=12, margin=60, indent=32, band="#ffffff",
)  # fmt: skip
