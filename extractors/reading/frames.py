"""The visible part of a page, and the way from PDF user space to the page as it is shown."""

from dataclasses import dataclass

import numpy as np
import pypdfium2
from numpy.typing import NDArray

from extractors.results import Box


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page in user space, with its `/Rotate`, in points and quarter turns clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    quarter_turns: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as shown."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.quarter_turns % 2 else (width, height)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point of user space on the page as shown, origin top left."""
        match self.quarter_turns:
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case 3:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y

    def place_box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """A rectangle of user space on the page as shown."""
        (a, b), (c, d) = self.place(x0, y0), self.place(x1, y1)
        return min(a, c), min(b, d), max(a, c), max(b, d)

    def place_boxes(self, boxes: NDArray[np.float64]) -> NDArray[np.float64]:
        """Rectangles (n, 4) of user space, as any two opposite corners, on the page as shown."""
        x0, y0, x1, y1 = boxes.T
        match self.quarter_turns:
            case 1:
                a, b, c, d = y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left
            case 2:
                a, b, c, d = self.right - x0, y0 - self.bottom, self.right - x1, y1 - self.bottom
            case 3:
                a, b, c, d = self.top - y0, self.right - x0, self.top - y1, self.right - x1
            case _:
                a, b, c, d = x0 - self.left, self.top - y0, x1 - self.left, self.top - y1
        return np.stack((np.minimum(a, c), np.minimum(b, d), np.maximum(a, c), np.maximum(b, d)), axis=1)


def frame_of(page: pypdfium2.PdfPage) -> Frame:
    """The frame of a page: the crop box cut by the media box, as viewers show it."""
    left, bottom, right, top = page.get_bbox()  # the other getters do not see boxes inherited from the page tree
    return Frame(left, bottom, right, top, (page.get_rotation() // 90) % 4)
