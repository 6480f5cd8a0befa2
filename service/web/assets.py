"""The files that pages need besides their HTML: read once, addressed by their content so that browsers keep them."""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

MEDIA_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
DIGEST_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the pages."""

    name: str
    content: bytes
    media_type: str

    @property
    def address(self) -> str:
        """Its path; another content has another path."""
        return f"/static/{hashlib.sha256(self.content).hexdigest()[:DIGEST_LENGTH]}/{self.name}"


@cache
def assets() -> dict[str, Asset]:
    """All files, by name."""
    folder = files("service.web") / "static"
    return {
        entry.name: Asset(entry.name, entry.read_bytes(), MEDIA_TYPES[entry.name.rpartition(".")[2]])
        for entry in folder.iterdir()
    }


def asset_address(name: str) -> str:
    """The path of the file of this name. Raises KeyError where the package has none."""
    return assets()[name].address
