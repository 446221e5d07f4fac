"""Coders in processes of their own, who say of each act that it is done once it is."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from itertools import count
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from qualcoder_net.core.importing import Wanted, import_sources
from qualcoder_net.core.project import Project
from qualcoder_net.errors import Refused

# A fresh process for each coder, forked from one that has loaded everything and opened nothing.
processes = get_context("forkserver")
processes.set_forkserver_preload(
    [
        __name__,
        "alembic",
        "psycopg",
        "qualcoder_net.core.codebook",
        "qualcoder_net.core.codings",
        "qualcoder_net.core.sources",
        "qualcoder_net.formats.plain",
        "qualcoder_net.language.identify",
        "qualcoder_net.language.sentences",
        "sqlalchemy.dialects.postgresql.psycopg",
        "sqlalchemy.dialects.sqlite",
    ]
)

# kind of act, what it made, its number in the journal
Said = tuple[str, Any, int]


def start(work: Callable[..., None], *given: Any) -> tuple[Any, Connection]:
    """A process that does *work*, and where to hear it."""
    hearing, saying = processes.Pipe(duplex=False)
    process = processes.Process(target=work, args=(saying, *given), daemon=True)
    process.start()
    saying.close()
    return process, hearing


def heard(hearing: Connection) -> list[Said]:
    """All that was said before the process was gone."""
    said: list[Said] = []
    try:
        while True:
            said.append(hearing.recv())
    except (EOFError, OSError):
        return said


def code_at_random(saying: Connection, place: str | Path, seed: int, folder: Path) -> None:
    """Code, and now and then import a few interviews or take something back, until killed."""
    chance = random.Random(seed)
    project = Project.open(place, coder="anna")
    source = project.sources.all()[0]
    codes = project.codebook.tree().codes
    length = len(project.sources.text(source).content)
    for number in count():
        at = chance.randrange(length - 10)
        kind = chance.choice(["import", "undo", "memo", *["code"] * 8])
        try:
            match kind:
                case "import":
                    files = interviews(folder, f"{seed}-{number}")
                    import_sources(project, [Wanted(file, language="en") for file in files])
                    what = [file.stem for file in files]
                case "undo":
                    project.undo()
                    what = None
                case "memo":
                    what = project.memos.add(f"memo {seed} {number}").guid
                case _:
                    end = at + chance.randrange(5, 10)
                    what = project.codings.apply(chance.choice(codes), source, at, end).guid
        except Refused:  # coded before, or white space only
            continue
        saying.send((kind, what, project.journal.revision()))


def interviews(folder: Path, name: str) -> list[Path]:
    files = [folder / f"{name}-{letter}.txt" for letter in "abc"]
    for file in files:
        file.write_text(f"I: Who?\n\nR: I am {file.stem}, and this is what I say.\n", "utf-8")
    return files


def code_in_turn(
    saying: Connection, place: str | Path, coder: str, segments: Sequence[Any]
) -> None:
    """Code these segments with the first code, and tell of the first one at once."""
    with Project.open(place, coder=coder) as project:
        source = project.sources.all()[0]
        code = project.codebook.tree().codes[0]
        for start, end in segments:
            coding = project.codings.apply(code, source, start, end)
            saying.send(("code", coding.guid, project.journal.revision()))
