"""Short ways to say in a test what a researcher does, and to look at all that is stored."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import select, text

from qualcoder_net.core.importing import Wanted, import_sources
from qualcoder_net.core.project import Project
from qualcoder_net.model import Coding, Source
from qualcoder_net.store import schema

Dump = dict[str, list[dict[str, Any]]]


def dump(project: Project) -> Dump:
    """Every row of every journalled table."""
    with project.store.reading() as connection:
        return {
            name: [dict(row) for row in connection.execute(select(table).order_by("id")).mappings()]
            for name, table in schema.JOURNALLED.items()
        }


def span(project: Project, source: Source, words: str) -> tuple[int, int]:
    """Where *words* first stand in the source."""
    start = project.sources.text(source).content.index(words)
    return start, start + len(words)


def code(project: Project, source_name: str, words: str, code_name: str) -> Coding:
    """Code the first place where the words stand."""
    source = project.sources.find(source_name)
    return project.codings.apply(
        project.codebook.find(code_name), source, *span(project, source, words)
    )


def quotation(project: Project, coding: Coding) -> str:
    source = project.sources.get(coding.source_id)
    return project.sources.text(source).content[coding.start : coding.end]


def quotations(project: Project) -> list[tuple[str, str]]:
    """(code, quotation) of every coding, in the order of the sources."""
    book = project.codebook.tree()
    return [(book.by_id[c.code_id].slug, quotation(project, c)) for c in project.codings.select()]


def write(folder: Path, name: str, content: str) -> Path:
    file = folder / name
    file.write_text(content, "utf-8")
    return file


def import_text(project: Project, folder: Path, name: str, content: str, **said: Any) -> Source:
    """Import a text under the name of its file."""
    file = write(folder, name, content)
    result = import_sources(project, [Wanted(file, **({"language": "en"} | said))])
    return project.sources.find(result.imported[0].name)


def sql(project: Project, statement: str, **values: Any) -> None:
    """Change something behind the program's back, without regard for references."""
    with project.store.engine.connect() as connection:
        if project.store.path:
            raw = connection.connection.driver_connection
            raw.execute("PRAGMA foreign_keys = OFF")
            raw.execute(statement, values)
            raw.execute("PRAGMA foreign_keys = ON")
            return
        connection.execute(text("SET session_replication_role = replica"))
        connection.execute(text(statement), values)
        connection.execute(text("SET session_replication_role = DEFAULT"))
        connection.commit()
