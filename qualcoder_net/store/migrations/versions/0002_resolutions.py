"""Version 0002: what coders decide where they differ is kept, in the table `resolutions`."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "resolutions",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("guid", sa.String(36), nullable=False, unique=True),
        _refers("source_id", "sources"),
        _refers("code_id", "codes"),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("choice", sa.String(12), nullable=False),
        _refers("chosen_coder_id", "coders", nullable=True),
        sa.Column("note", sa.Text, nullable=False),
        _refers("coder_id", "coders"),
        sa.Column("created_at", sa.String(32), nullable=False),
        sa.Column("fingerprint", sa.String(16), nullable=False),
    )
    op.create_index("ix_resolutions_source_id", "resolutions", ["source_id"])
    op.create_index("ix_resolutions_code_id", "resolutions", ["code_id"])
    op.execute("INSERT INTO row_ids (table_name, next) VALUES ('resolutions', 1)")


def _refers(name: str, to: str, *, nullable: bool = False) -> sa.Column[int]:
    key = sa.ForeignKey(f"{to}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Integer, key, nullable=nullable)
