"""Lay down documents, jobs, pages, issues and records."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Lay down the tables."""
    op.create_table(
        "documents",
        sa.Column("id", sa.String(71), nullable=False),
        sa.Column("filename", sa.Text, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("pages", sa.Integer, nullable=False),
        sa.Column("job_id", sa.String(32), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("kind", sa.String(32)),
        sa.Column("language", sa.String(8)),
        sa.Column("extractor_version", sa.String(32)),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
    )
    op.create_index("ix_documents_created_at", "documents", ["created_at"])
    _create_jobs()
    _create_pages_and_issues()
    _create_records()


def _create_jobs() -> None:
    op.create_table(
        "jobs",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("document_id", sa.String(71), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("stage", sa.String(16), nullable=False),
        sa.Column("pages_done", sa.Integer, nullable=False),
        sa.Column("pages_total", sa.Integer, nullable=False),
        sa.Column("error_code", sa.String(64)),
        sa.Column("error_message", sa.Text),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("started_at", MOMENT),
        sa.Column("finished_at", MOMENT),
        _of_document("jobs"),
        sa.PrimaryKeyConstraint("id", name="pk_jobs"),
    )
    op.create_index("ix_jobs_document_id", "jobs", ["document_id"])
    op.create_index("ix_jobs_state", "jobs", ["state"])


def _create_pages_and_issues() -> None:
    op.create_table(
        "pages",
        sa.Column("document_id", sa.String(71), nullable=False),
        sa.Column("number", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("fate", sa.String(16), nullable=False),
        sa.Column("width", sa.Double, nullable=False),
        sa.Column("height", sa.Double, nullable=False),
        sa.Column("public", sa.Boolean, nullable=False),
        _of_document("pages"),
        sa.PrimaryKeyConstraint("document_id", "number", name="pk_pages"),
    )
    op.create_table(
        "issues",
        sa.Column("document_id", sa.String(71), nullable=False),
        sa.Column("position", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("page", sa.Integer),
        sa.Column("message", sa.Text, nullable=False),
        _of_document("issues"),
        sa.PrimaryKeyConstraint("document_id", "position", name="pk_issues"),
    )


def _create_records() -> None:
    op.create_table(
        "records",
        sa.Column("document_id", sa.String(71), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("position", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("record_id", sa.String(128), nullable=False),
        sa.Column("page", sa.Integer, nullable=False),
        sa.Column("date", sa.String(10), nullable=False),
        sa.Column("body", sa.Text),
        sa.Column("item", sa.Text),
        sa.Column("category", sa.String(32)),
        sa.Column("status", sa.Text),
        sa.Column("person", sa.Text),
        sa.Column("due_date", sa.String(10)),
        sa.Column("public", sa.Boolean, nullable=False),
        sa.Column("payload", sa.JSON, nullable=False),
        _of_document("records"),
        sa.PrimaryKeyConstraint("document_id", "kind", "position", name="pk_records"),
    )
    op.create_index("ix_records_listing", "records", ["kind", "date", "document_id", "position"])
    op.create_index("ix_records_record_id", "records", ["record_id"])


def _of_document(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_document_id_documents"
    return sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=name, ondelete="CASCADE")


def downgrade() -> None:
    """Take the tables away."""
    for table in ("records", "issues", "pages", "jobs", "documents"):
        op.drop_table(table)
