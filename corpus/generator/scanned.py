"""A paper as a scanner would leave it: pictures of its pages, a little askew, grey and grainy, without a text layer."""

from io import BytesIO
from random import Random

import pypdfium2
from PIL import Image, ImageChops, ImageFilter
from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

DOTS_PER_INCH = 130
POINTS_PER_INCH = 72
TILT = 0.7  # degrees, at most, either way
GRAIN = 26  # grey levels, from the darkest speck to the lightest
QUALITY = 38  # of the JPEG, out of 100


def scanned(pdf: bytes, *, title: str, seed: str) -> bytes:
    """The pages of `pdf` as grey pictures in a PDF of their own; the same seed gives the same grain."""
    random = Random(seed)  # noqa: S311 - for variety, not for secrets
    rl_config.useA85 = 0
    out = BytesIO()
    canvas = Canvas(out, pageCompression=0, invariant=1)
    canvas.setTitle(title)
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        width, height = page.get_size()
        picture = page.render(scale=DOTS_PER_INCH / POINTS_PER_INCH, grayscale=True).to_pil().convert("L")
        canvas.setPageSize((width, height))
        canvas.drawImage(ImageReader(_as_jpeg(_worn(picture, random))), 0, 0, width, height)
        canvas.showPage()
        page.close()
    document.close()
    canvas.save()
    return out.getvalue()


def _worn(picture: Image.Image, random: Random) -> Image.Image:
    """Tilted, slightly out of focus, on paper that is not quite white."""
    tilted = picture.rotate(random.uniform(-TILT, TILT), Image.Resampling.BICUBIC, fillcolor=250)
    soft = tilted.filter(ImageFilter.GaussianBlur(0.5))
    specks = Image.frombytes("L", soft.size, random.randbytes(soft.width * soft.height))
    grain = specks.filter(ImageFilter.GaussianBlur(0.6)).point([level * GRAIN // 255 for level in range(256)])
    return ImageChops.subtract(soft, grain)


def _as_jpeg(picture: Image.Image) -> BytesIO:
    stream = BytesIO()
    picture.save(stream, "JPEG", quality=QUALITY)
    stream.seek(0)
    return stream
