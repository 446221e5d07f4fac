"""The tables of a project: what a row is, and which rows refer to which.

Two kinds of table. *Journalled* ones hold what coders do; every change of a row is recorded with
the act that made it. The others hold what is never undone: the immutable texts and original files,
the journal itself, each coder's place and slots, the project's own name, and what is computed from
the rest and may be thrown away at any time (vectors, models).

Foreign keys are checked at commit, so that replaying an act needs no order of tables; nothing
cascades, because the journal would miss it.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

# "QNET" as a number: marks a SQLite file as ours
APPLICATION_ID = 0x514E4554
# The newest migration; a project below it is upgraded, one above it is refused.
SCHEMA_VERSION = "0003"

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True, autoincrement=False)


def _guid() -> Column[str]:
    return Column("guid", String(36), nullable=False, unique=True)


def _refers(name: str, to: str, *, nullable: bool = False) -> Column[Any]:
    key = ForeignKey(f"{to}.id", deferrable=True, initially="DEFERRED")
    return Column(name, Integer, key, nullable=nullable)


# --- kept outside the journal ---

settings = Table(
    "settings",
    metadata,
    Column("name", String(80), primary_key=True),
    Column("value", JSON, nullable=False),
)

row_ids = Table(
    "row_ids",
    metadata,
    Column("table_name", String(40), primary_key=True),
    Column("next", Integer, nullable=False),
)

texts = Table(
    "texts",
    metadata,
    _id(),
    Column("sha256", String(64), nullable=False),
    Column("content", Text, nullable=False),
    # little-endian unsigned 32-bit: sentence starts and ends in turn; word starts;
    # offset and millisecond in turn
    Column("sentences", LargeBinary, nullable=False),
    Column("words", LargeBinary, nullable=False),
    Column("times", LargeBinary, nullable=False),
)

originals = Table(
    "originals",
    metadata,
    _id(),
    Column("sha256", String(64), nullable=False),
    Column("data", LargeBinary, nullable=False),
)

coders = Table(
    "coders",
    metadata,
    _id(),
    _guid(),
    Column("name", String(200), nullable=False, unique=True),
    Column("role", String(20), nullable=False),
)

preferences = Table(
    "preferences",
    metadata,
    Column("coder_id", Integer, ForeignKey("coders.id"), primary_key=True),
    Column("name", String(120), primary_key=True),
    Column("value", JSON, nullable=False),
)

operations = Table(
    "operations",
    metadata,
    _id(),
    _guid(),
    Column("coder_id", Integer, ForeignKey("coders.id"), nullable=False),
    Column("at", String(32), nullable=False),
    Column("verb", String(40), nullable=False),
    Column("summary", JSON, nullable=False),
    Column("tool_version", String(40), nullable=False),
    # "do", "undo", "redo"; the latter two name the act they replay
    Column("kind", String(8), nullable=False),
    Column("target_id", Integer, ForeignKey("operations.id")),
    # of a "do": "done", "undone" (can be redone), "final" (can be neither undone nor redone)
    Column("state", String(8), nullable=False),
    Column("change_count", Integer, nullable=False),
    Index("ix_operations_undo", "coder_id", "kind", "state", "id"),
)

changes = Table(
    "changes",
    metadata,
    Column("operation_id", Integer, ForeignKey("operations.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("table_name", String(40), nullable=False),
    Column("row_id", Integer, nullable=False),
    Column("before", JSON(none_as_null=True)),
    Column("after", JSON(none_as_null=True)),
    Index("ix_changes_row", "table_name", "row_id"),
)

# Of the units of a text, in order: what a sentence encoder made of each.
vectors = Table(
    "vectors",
    metadata,
    Column("text_id", Integer, ForeignKey("texts.id"), primary_key=True),
    Column("encoder", String(120), primary_key=True),
    Column("unit", String(20), primary_key=True),
    # of the units' borders: those of turns may change while the text stays
    Column("borders", String(32), nullable=False),
    Column("count", Integer, nullable=False),
    Column("dimension", Integer, nullable=False),
    # little-endian: a 32-bit float for each unit, then its numbers as signed bytes
    Column("data", LargeBinary, nullable=False),
)

# What suggestions have learned, and how well: the latest few of each kind.
models = Table(
    "models",
    metadata,
    _id(),
    Column("kind", String(20), nullable=False),
    Column("made_at", String(32), nullable=False),
    # the newest act when it was made
    Column("revision", Integer, nullable=False),
    Column("encoder", String(120), nullable=False),
    Column("seed", Integer, nullable=False),
    Column("payload", JSON, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

# --- journalled ---

sources = Table(
    "sources",
    metadata,
    _id(),
    _guid(),
    Column("name", String(300), nullable=False, unique=True),
    Column("imported_name", String(300), nullable=False),
    _refers("text_id", "texts"),
    _refers("original_id", "originals"),
    Column("text_sha256", String(64), nullable=False),
    Column("file_sha256", String(64), nullable=False, index=True),
    Column("language", String(8), nullable=False),
    Column("words", Integer, nullable=False),
    Column("imported_at", String(32), nullable=False),
    Column("encoding", String(40)),
    Column("fiction", Boolean, nullable=False, default=False),
    Column("dropped", JSON, nullable=False),
)

speakers = Table(
    "speakers",
    metadata,
    _id(),
    _guid(),
    _refers("source_id", "sources"),
    Column("name", String(200), nullable=False),
    Column("is_interviewer", Boolean, nullable=False, default=False),
    Index("ix_speakers_source_id", "source_id"),
)

turns = Table(
    "turns",
    metadata,
    _id(),
    _refers("source_id", "sources"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    _refers("speaker_id", "speakers", nullable=True),
    Column("time_ms", Integer),
    Column("words", Integer, nullable=False),
    Index("ix_turns_source_id_start", "source_id", "start"),
)

codes = Table(
    "codes",
    metadata,
    _id(),
    _guid(),
    Column("slug", String(200), nullable=False, unique=True),
    _refers("parent_id", "codes", nullable=True),
    Column("position", Integer, nullable=False),
    Column("label", JSON, nullable=False),
    Column("definition", JSON, nullable=False),
    Column("inclusion", JSON, nullable=False),
    Column("exclusion", JSON, nullable=False),
    Column("example", JSON, nullable=False),
    Column("cues", JSON, nullable=False),
    Column("colour", String(9), nullable=False),
    Column("key", String(1)),
    Column("gap", Boolean, nullable=False, default=False),
    Column("exclusive", Boolean, nullable=False, default=False),
)

codings = Table(
    "codings",
    metadata,
    _id(),
    _guid(),
    _refers("source_id", "sources"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    _refers("code_id", "codes"),
    _refers("coder_id", "coders"),
    Column("origin", String(12), nullable=False),
    Column("created_at", String(32), nullable=False),
    # of the quotation, so that `check` sees a text or an offset that changed under a coding
    Column("fingerprint", String(16), nullable=False),
    Index("ix_codings_source_id_start", "source_id", "start"),
    Index("ix_codings_code_id", "code_id"),
)

cases = Table(
    "cases",
    metadata,
    _id(),
    _guid(),
    Column("name", String(200), nullable=False, unique=True),
    Column("position", Integer, nullable=False),
)

# A source belongs to a case, or one speaker of it does (speaker_id set): then only her turns.
case_members = Table(
    "case_members",
    metadata,
    _id(),
    _refers("case_id", "cases"),
    _refers("source_id", "sources"),
    _refers("speaker_id", "speakers", nullable=True),
    Index("ix_case_members_source_id", "source_id"),
)

attributes = Table(
    "attributes",
    metadata,
    _id(),
    _guid(),
    Column("name", String(120), nullable=False),
    Column("owner", String(8), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("choices", JSON, nullable=False),
    Column("position", Integer, nullable=False),
    UniqueConstraint("owner", "name"),
)

attribute_values = Table(
    "attribute_values",
    metadata,
    _id(),
    _refers("attribute_id", "attributes"),
    _refers("case_id", "cases", nullable=True),
    _refers("source_id", "sources", nullable=True),
    _refers("speaker_id", "speakers", nullable=True),
    # text; numbers and dates in their one written form ("12.5", "2026-03-01")
    Column("value", Text, nullable=False),
    Index("ix_attribute_values_attribute_id", "attribute_id"),
)

memos = Table(
    "memos",
    metadata,
    _id(),
    _guid(),
    Column("text", Text, nullable=False),
    _refers("coder_id", "coders"),
    Column("created_at", String(32), nullable=False),
    Column("modified_at", String(32), nullable=False),
    _refers("coding_id", "codings", nullable=True),
    _refers("code_id", "codes", nullable=True),
    _refers("source_id", "sources", nullable=True),
    _refers("case_id", "cases", nullable=True),
)

# What a coder has said of her work on a source.
source_states = Table(
    "source_states",
    metadata,
    _id(),
    _refers("source_id", "sources"),
    _refers("coder_id", "coders"),
    Column("finished", Boolean, nullable=False, default=False),
    Column("blind", Boolean, nullable=False, default=False),
    UniqueConstraint("source_id", "coder_id"),
)

# What was decided on a place where coders differ; a place has one decision at most.
resolutions = Table(
    "resolutions",
    metadata,
    _id(),
    _guid(),
    _refers("source_id", "sources"),
    _refers("code_id", "codes"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("choice", String(12), nullable=False),
    _refers("chosen_coder_id", "coders", nullable=True),
    Column("note", Text, nullable=False),
    _refers("coder_id", "coders"),
    Column("created_at", String(32), nullable=False),
    # as of a coding's quotation
    Column("fingerprint", String(16), nullable=False),
    Index("ix_resolutions_source_id", "source_id"),
    Index("ix_resolutions_code_id", "code_id"),
)

# What a coder decided on a suggestion: one decision a coder, place and code.
decisions = Table(
    "decisions",
    metadata,
    _id(),
    _guid(),
    _refers("source_id", "sources"),
    # the segment that was suggested; the coding may have other borders
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    _refers("code_id", "codes"),
    _refers("coder_id", "coders"),
    Column("verdict", String(8), nullable=False),
    # what the suggestion said of itself
    Column("score", Float, nullable=False),
    Column("state", String(20), nullable=False),
    Column("model", String(120), nullable=False),
    # The coding that was accepted. No reference that the database minds: the coding may be removed,
    # and may come back. As ids are never reused, nothing else is ever meant.
    Column("coding_id", Integer, index=True),
    # how long it took to decide, where that was measured
    Column("seconds", Float),
    Column("decided_at", String(32), nullable=False),
    # as of a coding's quotation
    Column("fingerprint", String(16), nullable=False),
    Index("ix_decisions_source_id_start", "source_id", "start"),
    Index("ix_decisions_code_id", "code_id"),
)

JOURNALLED: dict[str, Table] = {
    table.name: table
    for table in (
        sources, speakers, turns, codes, codings, cases, case_members, attributes,
        attribute_values, memos, source_states, resolutions, decisions, coders,
    )
}  # fmt: skip

# Tables whose ids are handed out by row_ids.
NUMBERED = (*JOURNALLED.values(), texts, originals, operations, models)
