"""Why a reading process gave no result.

PaperError (extractors)
└── ParserError               reading failed, though the paper may be sound
    ├── ParserDiedError       the process ended by itself, e.g. out of memory
    ├── ParserStuckError      the process read no page for too long
    └── ParserDefectError     the process met a defect of ours
"""

from extractors import PaperError


class ParserError(PaperError):
    """Reading failed, though the paper may be sound."""

    code = "paper_parser_failed"


class ParserDiedError(ParserError):
    """The reading process ended before it had read the paper."""

    code = "paper_parser_died"


class ParserStuckError(ParserError):
    """The reading process read no page for longer than allowed."""

    code = "paper_parser_stuck"


class ParserDefectError(ParserError):
    """The reading process raised what it should not; the message tells where, never with the paper's words."""

    code = "paper_parser_defect"


class ReadingStoppedError(BaseException):
    """Reading was stopped because the service stops: not a failure, the job goes on at the next start.

    A `BaseException` as `KeyboardInterrupt` is, so that no handler takes it for the paper's fault.
    """
