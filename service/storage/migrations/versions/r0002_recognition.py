"""Tell recognitions of scanned pages from readings, and whether a paper's reading has what was recognised."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

ADDED = {
    "documents": (
        sa.Column("recognition_id", sa.String(32)),
        sa.Column("recognised", sa.Boolean, nullable=False, server_default=sa.false()),
    ),
    "jobs": (sa.Column("kind", sa.String(16), nullable=False, server_default="read"),),
    "pages": (sa.Column("confidence", sa.Double),),
}


def upgrade() -> None:
    """Add the columns."""
    for table, columns in ADDED.items():
        for column in columns:
            op.add_column(table, column)


def downgrade() -> None:
    """Take the columns away."""
    for table, columns in ADDED.items():
        for column in columns:
            op.drop_column(table, column.name)
