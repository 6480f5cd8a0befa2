"""Takes files out of a request as they arrive: hashed and written to a draft on the way, never held in memory."""

import hashlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO

import anyio
from fastapi import Request
from pydantic import SecretStr
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from extractors import PaperError
from extractors.errors import EmptyFileError, NotAPdfError, TooLargeError
from service.ports import Papers
from service.problems import ProblemError
from service.settings import MEBIBYTE
from service.storage.keys import ID_PREFIX

FILE_FIELDS = ("file", "files")
PASSWORD_FIELD = "password"  # noqa: S105 - the name of the field
LONGEST_PASSWORD = 1024
"""Bytes; PDFs take 127 at most."""

HEADER_WITHIN = 1024
"""Bytes at the start of a file within which readers look for `%PDF-`."""

MOST_FILES = 500
DEFAULT_NAME = "paper.pdf"
LONGEST_NAME, LONGEST_ENDING = 200, 10
"""Characters; file systems allow 255 bytes, and a name longer than a line of a list is of no use."""

WRITTEN_BY_BROWSERS = {"%22": '"', "%0D": "\r", "%0A": "\n"}
"""How browsers write in a form what would end a file's name (HTML standard, multipart/form-data encoding)."""


@dataclass(frozen=True, slots=True)
class Received:
    """A file of a request; `refused` tells why it is no paper, its draft is then gone.

    `password` is what the request gave to open it with; it is in memory alone, and only until the file is taken in.
    """

    filename: str
    draft: Path
    document_id: str
    size: int
    refused: PaperError | None
    password: SecretStr | None = None


@dataclass(slots=True)
class _Incoming:
    """A file while it arrives."""

    filename: str
    draft: Path
    stream: BinaryIO
    limit: int
    digest: "hashlib._Hash" = field(default_factory=hashlib.sha256)
    size: int = 0
    start: bytes = b""

    def take(self, data: bytes) -> None:
        """Write what arrived; beyond the limit only count it, so that other files of the request are still had."""
        self.size += len(data)
        if self.size > self.limit:
            return
        self.start = (self.start + data)[:HEADER_WITHIN] if len(self.start) < HEADER_WITHIN else self.start
        self.digest.update(data)
        self.stream.write(data)

    def finish(self) -> Received:
        """Close the draft and judge what can be judged without opening the PDF."""
        self.stream.close()
        refused = self._judge()
        if refused:
            self.draft.unlink(missing_ok=True)
        return Received(self.filename, self.draft, ID_PREFIX + self.digest.hexdigest(), self.size, refused)

    def _judge(self) -> PaperError | None:
        name = self.filename
        if self.size == 0:
            return EmptyFileError(f"{name} is empty. Choose the PDF again and upload it once more.")
        if self.size > self.limit:
            most = self.limit // MEBIBYTE
            return TooLargeError(f"{name} is larger than {most} MiB. Split it, or ask for a higher limit.")
        if b"%PDF-" not in self.start:
            return NotAPdfError(f"{name} is not a PDF. Export the paper as PDF and upload that.")
        return None


async def receive(request: Request, papers: Papers, *, limit: int) -> list[Received]:
    """The files of a multipart request, or the one PDF that is its body. Raises `ProblemError` for any other body.

    A multipart request may give one password, which stands for each of its files that needs one.
    """
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    intake = _Intake(papers, limit)
    try:
        if kind == b"application/pdf":
            await _receive_body(request, intake)
        elif kind == b"multipart/form-data" and b"boundary" in options:
            await _receive_parts(request, options[b"boundary"], intake)
        else:
            raise _unsupported()
        if not intake.received:
            raise ProblemError(
                422, "file_missing", "No file", "The request holds no file: send a PDF in the form field 'file'."
            )
    except BaseException:
        intake.abandon()
        raise
    return [replace(file, password=intake.password) for file in intake.received]


async def _receive_body(request: Request, intake: "_Intake") -> None:
    intake.open(DEFAULT_NAME)
    async for chunk in request.stream():
        await anyio.to_thread.run_sync(intake.take, chunk)
    intake.close()


async def _receive_parts(request: Request, boundary: bytes, intake: "_Intake") -> None:
    reader = _PartReader(intake)
    try:
        parser = MultipartParser(
            boundary,
            {
                "on_part_begin": reader.begin,
                "on_header_field": reader.header_name,
                "on_header_value": reader.header_value,
                "on_header_end": reader.header_end,
                "on_headers_finished": reader.headers_finished,
                "on_part_data": reader.data,
                "on_part_end": intake.close,
            },
        )
        async for chunk in _chunks(request):
            await anyio.to_thread.run_sync(parser.write, chunk)
        parser.finalize()
    except FormParserError as error:
        raise ProblemError(
            422, "multipart_invalid", "Broken upload", "The multipart body breaks off or is malformed: send it again."
        ) from error


async def _chunks(request: Request) -> AsyncIterator[bytes]:
    async for chunk in request.stream():
        if chunk:
            yield chunk


class _Intake:
    """The files of one request: those received, and the one arriving."""

    def __init__(self, papers: Papers, limit: int) -> None:
        self._papers, self._limit = papers, limit
        self._arriving: _Incoming | None = None
        self._typed: bytearray | None = None
        self.received: list[Received] = []
        self.password: SecretStr | None = None

    def open(self, filename: str) -> None:
        if len(self.received) >= MOST_FILES:
            raise ProblemError(
                413, "too_many_files", "Too many files", f"A request takes {MOST_FILES} files at most: send several."
            )
        draft = self._papers.draft()
        self._arriving = _Incoming(filename, draft, draft.open("wb"), self._limit)

    def open_password(self) -> None:
        self._typed = bytearray()

    def take(self, data: bytes) -> None:
        if self._arriving:
            self._arriving.take(data)
        elif self._typed is not None:
            self._typed += data
            if len(self._typed) > LONGEST_PASSWORD:
                raise _bad_password(f"is longer than {LONGEST_PASSWORD} bytes: passwords of PDFs have 127 at most")

    def close(self) -> None:
        if self._arriving:
            self.received.append(self._arriving.finish())
            self._arriving = None
        elif self._typed is not None:
            typed, self._typed = bytes(self._typed), None
            self.password = _password(typed)

    def abandon(self) -> None:
        self._typed = None
        self.close()
        for file in self.received:
            self._papers.discard(file.draft)


class _PartReader:
    """Hears from the multipart parser what arrives, and opens a draft for each file."""

    def __init__(self, intake: _Intake) -> None:
        self._intake = intake
        self._name = self._value = b""
        self._headers: dict[bytes, bytes] = {}

    def begin(self) -> None:
        self._headers = {}

    def header_name(self, data: bytes, start: int, end: int) -> None:
        self._name += data[start:end]

    def header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def header_end(self) -> None:
        self._headers[self._name.lower()] = self._value
        self._name = self._value = b""

    def headers_finished(self) -> None:
        _, options = parse_options_header(self._headers.get(b"content-disposition", b""))
        field_name = options.get(b"name", b"").decode(errors="replace")
        if field_name == PASSWORD_FIELD and b"filename" not in options:
            self._intake.open_password()
            return
        if field_name not in FILE_FIELDS or b"filename" not in options:
            raise ProblemError(
                422,
                "request_invalid",
                "Request refused",
                f"Unknown form field {field_name!r}: send each PDF as a file in the field 'file', and a password that "
                "one needs in the field 'password'.",
            )
        self._intake.open(_plain_name(options[b"filename"].decode(errors="replace")))

    def data(self, data: bytes, start: int, end: int) -> None:
        self._intake.take(data[start:end])


def _password(typed: bytes) -> SecretStr | None:
    """What was typed; None for an empty field, as forms send it where nothing was typed."""
    try:
        return SecretStr(typed.decode()) if typed else None
    except UnicodeDecodeError:
        raise _bad_password("is not UTF-8: send it as that") from None


def _bad_password(why: str) -> ProblemError:
    return ProblemError(422, "request_invalid", "Request refused", f"The form field '{PASSWORD_FIELD}' {why}.")


def _plain_name(filename: str) -> str:
    """The last part of a file's path, without what would break a header or a log line, and not too long to show."""
    for written, meant in WRITTEN_BY_BROWSERS.items():
        filename = filename.replace(written, meant)
    name = PurePosixPath(filename.replace("\\", "/")).name
    shown = "".join(c for c in name if c.isprintable()).strip()
    if not shown.strip("."):
        return DEFAULT_NAME
    ending = PurePosixPath(shown).suffix[:LONGEST_ENDING]
    return shown if len(shown) <= LONGEST_NAME else shown[: LONGEST_NAME - len(ending)] + ending


def _unsupported() -> ProblemError:
    detail = "Send the PDF as multipart/form-data in the field 'file', or as the body with the type application/pdf."
    return ProblemError(415, "media_type_unsupported", "Unsupported media type", detail)
