"""Keep the words of the papers, by which typing errors in questions are told."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Lay down the tables; they fill as papers are indexed."""
    op.create_table(
        "paper_words",
        sa.Column("document_id", sa.String(71), nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name="fk_paper_words_document_id_documents", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document_id", name="pk_paper_words"),
    )
    op.create_table(
        "words",
        sa.Column("word", sa.String(32), nullable=False),
        sa.Column("stem", sa.String(32), nullable=False),
        sa.Column("papers", sa.Integer, nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("word", name="pk_words"),
    )
    op.create_index("ix_words_changed_at", "words", ["changed_at"])


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("words")
    op.drop_table("paper_words")
