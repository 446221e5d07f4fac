"""The facade: an open project and its nouns."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select

from qualcoder_net.core.identity import coder_name, without_password
from qualcoder_net.i18n import Message, msg
from qualcoder_net.model import Coder, Operation
from qualcoder_net.store import engine, folders, schema
from qualcoder_net.store.journal import Journal, enter_coder, new_guid, now

if TYPE_CHECKING:
    import pandas as pd

    from qualcoder_net.core.attributes import Attributes
    from qualcoder_net.core.cases import Cases
    from qualcoder_net.core.codebook import CodebookNoun
    from qualcoder_net.core.coders import Coders
    from qualcoder_net.core.codings import Codings
    from qualcoder_net.core.decisions import Decisions
    from qualcoder_net.core.memos import Memos
    from qualcoder_net.core.sources import Sources
    from qualcoder_net.core.speakers import Speakers


class Project:
    """An open study. Its nouns (`sources`, `codings`, …) hold the use-cases.

    Everything done is on disk when the call returns. `project.undo()` takes back the last act.
    """

    def __init__(self, store: engine.Store, coder: str) -> None:
        self.store = store
        self.journal = Journal(store, coder)

    @classmethod
    def create(
        cls, where: str | Path, *, name: str | None = None, coder: str | None = None
    ) -> Project:
        """Make an empty project: a `.qnet` file, or in an empty PostgreSQL database."""
        store = engine.create_store(where)
        title = name or (store.path.stem if store.path else store.engine.url.database or "")
        with store.writing() as connection:
            connection.execute(
                insert(schema.settings),
                [
                    {"name": "name", "value": title},
                    {"name": "guid", "value": new_guid()},
                    {"name": "created_at", "value": now()},
                ],
            )
        return cls(store, coder_name(coder))

    @classmethod
    def open(cls, where: str | Path, *, coder: str | None = None) -> Project:
        return cls(engine.open_store(where), coder_name(coder))

    def close(self) -> None:
        self.store.close()

    def __enter__(self) -> Project:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # --- nouns ---

    @cached_property
    def sources(self) -> Sources:
        from qualcoder_net.core.sources import Sources

        return Sources(self)

    @cached_property
    def speakers(self) -> Speakers:
        from qualcoder_net.core.speakers import Speakers

        return Speakers(self)

    @cached_property
    def codebook(self) -> CodebookNoun:
        from qualcoder_net.core.codebook import CodebookNoun

        return CodebookNoun(self)

    @cached_property
    def codings(self) -> Codings:
        from qualcoder_net.core.codings import Codings

        return Codings(self)

    @cached_property
    def decisions(self) -> Decisions:
        from qualcoder_net.core.decisions import Decisions

        return Decisions(self)

    @cached_property
    def cases(self) -> Cases:
        from qualcoder_net.core.cases import Cases

        return Cases(self)

    @cached_property
    def attributes(self) -> Attributes:
        from qualcoder_net.core.attributes import Attributes

        return Attributes(self)

    @cached_property
    def memos(self) -> Memos:
        from qualcoder_net.core.memos import Memos

        return Memos(self)

    @cached_property
    def coders(self) -> Coders:
        from qualcoder_net.core.coders import Coders

        return Coders(self)

    # --- acts ---

    def undo(self, operation_id: int | None = None) -> Operation:
        """Take back this coder's last act (or the numbered one)."""
        return self.journal.undo(operation_id)

    def redo(self) -> Operation:
        return self.journal.redo()

    def history(self, *, coder: str | None = None, limit: int | None = None) -> list[Operation]:
        """The acts, newest first; what others coded is not told to who codes blind."""
        from qualcoder_net.core.blindness import without_others_codings

        return without_others_codings(self, self.journal.history(coder=coder, limit=limit))

    # --- analyses ---

    def matrix(self, rows: str = "case", columns: str = "code", **options: Any) -> pd.DataFrame:
        """Rows × columns as a DataFrame; options as in `core.matrix.MatrixRequest`."""
        from qualcoder_net.core.matrix import MatrixRequest, build_matrix

        return build_matrix(self, MatrixRequest(rows=rows, columns=columns, **options)).values

    # --- what the project says of itself ---

    @property
    def place(self) -> str:
        """Its file or database, without a password."""
        return without_password(self.store.name)

    @property
    def name(self) -> str:
        return str(self.setting("name") or "")

    def setting(self, name: str) -> Any:
        with self.store.reading() as connection:
            return engine.setting(connection, name)

    def set_setting(self, name: str, value: Any) -> None:
        """Keep something that is not a coder's act, such as the project's name."""
        settings = schema.settings
        with self.store.writing() as connection:
            connection.execute(delete(settings).where(settings.c.name == name))
            if value is not None:
                connection.execute(insert(settings).values(name=name, value=value))

    def me(self) -> Coder | None:
        """The coder at work; None before her first act."""
        coders = schema.coders
        with self.store.reading() as connection:
            row = connection.execute(
                select(coders).where(coders.c.name == self.journal.coder_name)
            ).first()
        return Coder(row.id, row.guid, row.name, row.role) if row else None

    def preference(self, name: str, default: Any = None) -> Any:
        """What this coder's screen remembers (her place in a source, her slots)."""
        preferences, coders = schema.preferences, schema.coders
        with self.store.reading() as connection:
            row = connection.execute(
                select(preferences.c.value)
                .join_from(preferences, coders)
                .where(coders.c.name == self.journal.coder_name, preferences.c.name == name)
            ).first()
        return row[0] if row else default

    def set_preference(self, name: str, value: Any) -> None:
        if self.store.read_only:
            return
        preferences = schema.preferences
        with self.store.writing() as connection:
            coder = enter_coder(connection, self.journal.coder_name)
            mine = (preferences.c.coder_id == coder.id) & (preferences.c.name == name)
            connection.execute(delete(preferences).where(mine))
            connection.execute(
                insert(preferences).values(coder_id=coder.id, name=name, value=value)
            )

    def warnings(self) -> list[Message]:
        """What a careful user should know about the place of this project."""
        path = self.store.path
        said = []
        if path and (service := folders.synced_by(path)):
            said.append(
                msg(
                    "This project lies in a folder that {service} synchronises. Close it before "
                    "the other computer opens it, and make backups.",
                    service=service,
                )
            )
        if path and folders.is_network_folder(path):
            said.append(
                msg(
                    "This project lies on a network folder. Coding works, but more slowly; for "
                    "several coders at once use PostgreSQL."
                )
            )
        if self.store.read_only:
            said.append(msg("This project can only be read here: nothing you do can be kept."))
        return said
