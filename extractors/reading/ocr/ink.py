"""The dark pixels of a scanned page: where its ink is, which of it is ruling, how far the page is askew."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import ImageFilter
from PIL.Image import Image

Ink = NDArray[np.bool_]

_SMOOTHED = 0.7  # pixels: takes away most of the grain of paper
_AROUND = 12  # pixels each way: the height of a line of text at 200 dots to the inch
_DARKER = 24  # grey levels that ink is darker than what is around it
_LEAST_CONTRAST = 40  # grey levels that ink is apart from the paper, whose grey is that of most pixels
_BLANK = 0.0001  # share of such pixels below which a page has nothing on it but specks; a word takes 0.0003
_REDUCED = 1000  # pixels of the longer side of the picture that skew is measured on
_FURTHEST = 15.0  # degrees: what a sheet fed askew turns at most
_COARSE, _FINE = 0.5, 0.05  # degrees between the angles tried
_LONG_RUN = 10  # a run of ink longer than this part of the side is ruling or picture, not text
_CLEAR = 1.25  # rows of text are so many times as distinct across the lines as along them


def ink_of(picture: Image) -> Ink:
    """Which pixels of a grey picture are darker than what is around them, so that shading is paper."""
    grey = picture.convert("L").filter(ImageFilter.BoxBlur(_SMOOTHED))
    around = np.asarray(grey.filter(ImageFilter.BoxBlur(_AROUND)), np.int16)
    return np.asarray(grey, np.int16) < around - _DARKER


def is_blank(picture: Image) -> bool:
    """Whether there is nothing on the page but the grain of its paper and a few specks."""
    counts = np.cumsum(np.bincount(np.asarray(picture.convert("L")).ravel(), minlength=256))
    paper = int(np.searchsorted(counts, counts[-1] / 2))
    dark = counts[paper - _LEAST_CONTRAST] if paper >= _LEAST_CONTRAST else 0
    light = counts[-1] - counts[min(paper + _LEAST_CONTRAST, 255)]
    return int(dark + light) < _BLANK * int(counts[-1])


@dataclass(frozen=True, slots=True)
class Lie:
    """How text lies on a picture: sideways or not, and by how many degrees it is to be turned anticlockwise."""

    sideways: bool
    skew: float


def lie_of(picture: Image) -> Lie:
    """How the text of a grey picture lies; which way up it is, this does not tell.

    Rows of text and the gaps between them make the ink of a page alternate most when it is summed along the lines
    (projection profiles, Postl 1986).
    """
    factor = max(1, round(max(picture.size) / _REDUCED))
    ink = _text_only(ink_of(picture.convert("L").reduce(factor)))
    across, skew = _best_angle(ink)
    along, sideways_skew = _best_angle(np.rot90(ink))
    return Lie(True, sideways_skew) if along > _CLEAR * across else Lie(False, skew)


def _text_only(ink: Ink) -> Ink:
    """The ink without long runs, which rulings and pictures have and letters do not."""
    runs = np.zeros_like(ink)
    for turned, mask in ((ink, runs), (ink.T, runs.T)):
        mask |= long_runs(turned, max(turned.shape[1] // _LONG_RUN, 2))
    return ink & ~runs


def long_runs(ink: Ink, least: int, *, unbroken: float = 1.0) -> Ink:
    """The stretches of rows, `least` pixels long or longer, of which at least the share `unbroken` is ink."""
    sums = np.zeros((ink.shape[0], ink.shape[1] + 1), np.int32)
    np.cumsum(ink, axis=1, out=sums[:, 1:])
    starts = (sums[:, least:] - sums[:, :-least] >= unbroken * least).astype(np.int8)
    edges = np.zeros((ink.shape[0], ink.shape[1] + 1), np.int8)
    edges[:, : starts.shape[1]] += starts
    edges[:, least:] -= starts
    return np.cumsum(edges, axis=1, dtype=np.int32)[:, :-1] > 0


def _best_angle(ink: Ink) -> tuple[float, float]:
    """How distinct the rows of ink are at the best angle, and that angle in degrees anticlockwise."""
    ys, xs = np.nonzero(ink)
    if not len(ys):
        return 0.0, 0.0
    angles = np.arange(-_FURTHEST, _FURTHEST + _COARSE / 2, _COARSE)
    coarse = max(angles, key=lambda angle: _distinct(ys, xs, angle))
    fine = np.arange(coarse - _COARSE, coarse + _COARSE + _FINE / 2, _FINE)
    best = max(fine, key=lambda angle: _distinct(ys, xs, angle))
    return _distinct(ys, xs, best), float(round(best, 2))


def _distinct(ys: NDArray[np.int64], xs: NDArray[np.int64], angle: float) -> float:
    """How much neighbouring rows differ in ink once the page is turned anticlockwise by so many degrees."""
    turn = np.radians(angle)
    rows = np.round(ys * np.cos(turn) - xs * np.sin(turn)).astype(np.int64)
    profile = np.bincount(rows - rows.min()).astype(np.float64)
    return float(np.square(np.diff(profile)).sum() / profile.sum() ** 2)
