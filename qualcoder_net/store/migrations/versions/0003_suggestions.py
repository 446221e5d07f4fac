"""Version 0003: decisions on suggestions, vectors of sentences, and what has been learned."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("guid", sa.String(36), nullable=False, unique=True),
        _refers("source_id", "sources"),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        _refers("code_id", "codes"),
        _refers("coder_id", "coders"),
        sa.Column("verdict", sa.String(8), nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("model", sa.String(120), nullable=False),
        sa.Column("coding_id", sa.Integer),
        sa.Column("seconds", sa.Float),
        sa.Column("decided_at", sa.String(32), nullable=False),
        sa.Column("fingerprint", sa.String(16), nullable=False),
    )
    for columns in (["source_id", "start"], ["code_id"], ["coding_id"]):
        op.create_index(f"ix_decisions_{'_'.join(columns)}", "decisions", columns)
    op.create_table(
        "vectors",
        sa.Column("text_id", sa.Integer, sa.ForeignKey("texts.id"), primary_key=True),
        sa.Column("encoder", sa.String(120), primary_key=True),
        sa.Column("unit", sa.String(20), primary_key=True),
        sa.Column("borders", sa.String(32), nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("dimension", sa.Integer, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "models",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("encoder", sa.String(120), nullable=False),
        sa.Column("seed", sa.Integer, nullable=False),
        sa.Column("payload", sa.JSON, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.execute("INSERT INTO row_ids (table_name, next) VALUES ('decisions', 1), ('models', 1)")


def _refers(name: str, to: str) -> sa.Column[int]:
    key = sa.ForeignKey(f"{to}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Integer, key, nullable=False)
