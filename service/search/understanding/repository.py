"""The words and the bodies of the papers, in the database: words written a paper at a time, read as they change."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime

from sqlalchemy import delete, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from service.index.keywords import stem
from service.search.understanding.vocabulary import KnownWord
from service.storage.models import PaperWordsRow, RecordRow, WordRow

WORDS = WordRow.metadata.tables[WordRow.__tablename__]


class WordRepository:
    """Counts in how many papers each word stands."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def replace(self, document_id: str, words: Collection[str]) -> None:
        """Put a paper's folded words in the place of those that it had; repeating it changes nothing.

        The document must be there. Words are counted in alphabetical order, lest two papers wait for each other.
        """
        had = self._session.scalar(
            delete(PaperWordsRow).where(PaperWordsRow.document_id == document_id).returning(PaperWordsRow.words)
        )
        old, new = frozenset((had or "").split()), frozenset(words)
        self._session.add(PaperWordsRow(document_id=document_id, words=" ".join(sorted(new))))
        self._session.flush()
        self._count({**dict.fromkeys(new - old, 1), **dict.fromkeys(old - new, -1)})

    def changed_last(self) -> datetime | None:
        """When a word's count last changed; None where there are no words."""
        return self._session.scalar(select(func.max(WordRow.changed_at)))

    def changed_since(self, moment: datetime | None) -> list[KnownWord]:
        """The words whose counts have changed since then, all words for None. Those that went have 0 papers."""
        rows = select(WordRow.word, WordRow.stem, WordRow.papers)
        rows = rows.where(WordRow.papers > 0) if moment is None else rows.where(WordRow.changed_at >= moment)
        return [KnownWord(*row) for row in self._session.execute(rows)]

    def bodies(self) -> Sequence[str]:
        """The names of the bodies that met, as printed."""
        met = select(RecordRow.body).where(RecordRow.kind == "meeting", RecordRow.body.is_not(None)).distinct()
        return [body for body in self._session.scalars(met) if body]

    def _count(self, changes: dict[str, int]) -> None:
        if not changes:
            return
        insert = postgresql.insert if self._session.get_bind().dialect.name == "postgresql" else sqlite.insert
        row = insert(WORDS)
        counted = row.on_conflict_do_update(
            index_elements=[WORDS.c.word],
            set_={"papers": WORDS.c.papers + row.excluded.papers, "changed_at": row.excluded.changed_at},
        )
        now = datetime.now(UTC)
        self._session.execute(
            counted,
            [
                {"word": word, "stem": stem(word), "papers": changes[word], "changed_at": now}
                for word in sorted(changes)
            ],
        )
