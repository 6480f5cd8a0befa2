"""Pages as a scanner would leave them: tilted, out of focus, grainy, squeezed by JPEG, without a text layer."""

import io
import zlib
from dataclasses import dataclass

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

POINTS_PER_INCH = 72
TILT = (0.5, 2.0)  # degrees, the least and the most, either way
BLUR = 0.5  # pixels
GRAIN = 12.0  # grey levels, the standard deviation of the noise
QUALITY = 55  # of the JPEG, out of 100
_PAPER = 250  # grey level


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A page without text: its one-page PDF, and by how many degrees anticlockwise it is askew."""

    pdf: bytes
    tilt: float


def scanned_page(sheet: pypdfium2.PdfPage, *, dpi: int, name: str) -> ScannedPage:
    """The page as scanned at `dpi`; the same `name` gives the same tilt and grain."""
    random = np.random.default_rng(zlib.crc32(f"{name} at {dpi}".encode()))
    picture = sheet.render(scale=dpi / POINTS_PER_INCH, grayscale=True).to_pil().convert("L")
    tilt = float(random.uniform(*TILT) * random.choice([-1, 1]))
    tilted = picture.rotate(tilt, Image.Resampling.BICUBIC, fillcolor=_PAPER).filter(ImageFilter.GaussianBlur(BLUR))
    grey = np.asarray(tilted, np.float32) + random.normal(0, GRAIN, (tilted.height, tilted.width))
    grainy = Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))
    out = io.BytesIO()
    grainy.save(out, "PDF", resolution=dpi, quality=QUALITY)
    return ScannedPage(out.getvalue(), tilt)
