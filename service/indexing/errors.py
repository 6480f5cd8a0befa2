"""What goes wrong in keeping the index."""


class NotMadeError(Exception):
    """Nothing can be made of a paper's reading. The message says why and what to do."""

    def __init__(self, document_id: str, why: str) -> None:
        super().__init__(f"the reading of {document_id} {why}")


class ReadingUnusableError(NotMadeError):
    """The reading is lost, damaged or too old."""

    def __init__(self, document_id: str, why: str) -> None:
        super().__init__(document_id, f"{why}: `minutebook reread {document_id}` makes it anew")
