"""Runs migrations on the connection that `upgrade` hands over."""

from __future__ import annotations

from alembic import context

from qualcoder_net.store import schema

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=schema.metadata,
    render_as_batch=True,
)
context.run_migrations()
