"""Bringing an older project's tables up to date, after keeping a copy of it."""

from __future__ import annotations

from pathlib import Path

from qualcoder_net.errors import ProjectError
from qualcoder_net.i18n import msg
from qualcoder_net.store.backup import backup_file
from qualcoder_net.store.engine import Store

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(store: Store, version: str) -> None:
    """Run the migrations after *version*. A SQLite project is copied beside itself first."""
    from alembic import command
    from alembic.config import Config

    if store.read_only:
        raise ProjectError(
            msg("{project} is of an older version and can only be read here.", project=store.name),
            msg("Copy it to a folder in which you may write, then open it there."),
        )
    if store.path:
        backup_file(store, store.path.with_name(f"{store.path.stem}.before-upgrade-{version}.qnet"))
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with store.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
