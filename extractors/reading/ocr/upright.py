"""A scanned page made upright: turned by quarters, straightened, with the way back to the page as it is shown."""

import math
from dataclasses import dataclass

from PIL.Image import Image, Resampling, Transpose

from extractors.results import Box

_PAPER = 255  # grey level that fills the corners of a straightened picture
_STRAIGHT = 0.12  # degrees: less is within a pixel over the length of a word
_TURNED = {0: None, 1: Transpose.ROTATE_90, 2: Transpose.ROTATE_180, 3: Transpose.ROTATE_270}


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an upright picture comes from: `turn` quarter turns clockwise, then `skew` degrees clockwise.

    `width` and `height` are those of the upright picture in pixels, `scale` the points to a pixel.
    """

    turn: int
    skew: float
    width: int
    height: int
    scale: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the upright page in points."""
        return self.width * self.scale, self.height * self.scale

    def shown(self, box: Box) -> Box:
        """A box of the upright page on the page as shown, both in points; it keeps its size and moves its middle."""
        wide, high = (box[2] - box[0]) / 2, (box[3] - box[1]) / 2
        x, y = self._shown_point((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        if self.turn % 2:
            wide, high = high, wide
        return round(x - wide, 2), round(y - high, 2), round(x + wide, 2), round(y + high, 2)

    def _shown_point(self, x: float, y: float) -> tuple[float, float]:
        width, height = self.size
        angle = math.radians(self.skew)
        across, down = x - width / 2, y - height / 2
        x = across * math.cos(angle) - down * math.sin(angle) + width / 2
        y = across * math.sin(angle) + down * math.cos(angle) + height / 2
        match self.turn:
            case 1:
                return height - y, x
            case 2:
                return width - x, height - y
            case 3:
                return y, width - x
            case _:
                return x, y


def upright(picture: Image, turn: int, skew: float, scale: float) -> tuple[Image, Placement]:
    """The picture turned back by `turn` quarters clockwise and straightened, and its placement."""
    method = _TURNED[turn % 4]
    turned = picture if method is None else picture.transpose(method)
    if abs(skew) < _STRAIGHT:
        skew = 0.0
    else:
        turned = turned.rotate(skew, Resampling.BICUBIC, fillcolor=_PAPER)
    return turned, Placement(turn % 4, skew, turned.width, turned.height, scale)
