"""Keep how many points of each paper belong in the index, and the rebuilds of the index."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the column and the table; points are counted when a paper is next indexed."""
    op.add_column("documents", sa.Column("points", sa.Integer))
    op.create_table(
        "index_rebuilds",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("papers_done", sa.Integer, nullable=False),
        sa.Column("papers_total", sa.Integer, nullable=False),
        sa.Column("papers_failed", sa.Integer, nullable=False),
        sa.Column("starts", sa.Integer, nullable=False),
        sa.Column("error_message", sa.Text),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True)),
        sa.Column("finished_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_index_rebuilds"),
    )
    op.create_index("ix_index_rebuilds_state", "index_rebuilds", ["state"])


def downgrade() -> None:
    """Drop both."""
    op.drop_table("index_rebuilds")
    op.drop_column("documents", "points")
