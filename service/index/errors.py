"""What goes wrong with an index.

IndexingError
├── ExemptPointError (a ValueError too)   a point that is not public
├── VectorCountError (a ValueError too)   not as many vectors as points
├── IndexClosedError                      used before `ensure` or after `close`
├── IndexInUseError                       another process has the folder open
├── IndexUnreachableError                 its server does not answer, or refuses
├── IndexMismatchError                    made for vectors of another length
└── SuccessionError                       another index is being made to take its place already
"""


class IndexingError(Exception):
    """The index cannot do what was asked. The message says what to do next."""


class ExemptPointError(IndexingError, ValueError):
    """A point that is not public was to be indexed."""


class VectorCountError(IndexingError, ValueError):
    """There are not as many vectors as points."""


class IndexClosedError(IndexingError):
    """The index is not open."""


class IndexInUseError(IndexingError):
    """Another process has the index open."""


class IndexUnreachableError(IndexingError):
    """The server that holds the index does not answer, or refuses what is asked."""


class IndexMismatchError(IndexingError):
    """The index holds vectors of another length."""


class SuccessionError(IndexingError):
    """A successor of the index is being filled already, or was switched or abandoned before."""
