"""Run by Alembic: migrates over the connection that `service.storage.migrate` hands in."""

from alembic import context

from service.storage.models import Table

context.configure(
    connection=context.config.attributes["connection"], target_metadata=Table.metadata, render_as_batch=True
)
with context.begin_transaction():
    context.run_migrations()
