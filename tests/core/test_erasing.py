"""Erasing: when consent is withdrawn, no byte of it stays behind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from qualcoder_net.core.check import check_project
from qualcoder_net.core.codebook_files import export_codebook
from qualcoder_net.core.project import Project
from qualcoder_net.errors import Refused, SourceNotFound
from qualcoder_net.model import Source
from qualcoder_net.store import schema
from qualcoder_net.store.backup import backup_file
from tests.conftest import OOSTRAND
from tests.core.helpers import code, dump, import_text, quotations, span, write

# words that stand nowhere but in what is erased
SECRET = "Zaanstra"
TALK = f"I: Who are you?\n\nR: I am {SECRET}, the {SECRET}-alderman. Once more: {SECRET}.\n"


@pytest.fixture
def source(project: Project, tmp_path: Path) -> Source:
    """A source that has been through everything, each time with a word that must not stay."""
    with project.store.engine.connect():  # so that there are two connections
        import_text(project, tmp_path, f"{SECRET}-1.txt", TALK, cases=("Oostrand",))
    source = project.sources.find(f"{SECRET}-1")
    coding = code(project, source.name, f"I am {SECRET}", "value")
    project.memos.add(f"This {SECRET} again", coding)
    memo = project.memos.add(f"About {SECRET}", source)
    project.memos.edit(memo, f"More about {SECRET}")
    project.codings.remove(code(project, source.name, f"{SECRET}-alderman", "loyalty"))
    project.speakers.rename(project.speakers.find(source, "R"), f"Mx {SECRET}")
    project.speakers.rename(project.speakers.find(source, f"Mx {SECRET}"), "R")
    surname = project.attributes.define("surname", "speaker")
    project.attributes.set(surname, project.speakers.find(source, "R"), SECRET)
    project.sources.rename(source, f"{SECRET} himself")
    project.codings.apply_all(project.codebook.tree().codes, source, 0, 3)
    corrected = write(tmp_path, f"{SECRET}-2.txt", TALK.replace("Once more", f"{SECRET}"))
    project.sources.replace(project.sources.get(source.id), corrected)
    project.sources.rename(source, "R9")
    project.sources.finish(source)
    project.undo()
    return project.sources.find("R9")


def test_no_byte_of_it_is_left_in_the_file(project: Project, source: Source) -> None:
    assert SECRET.encode() in everything(project)
    project.sources.erase(source)
    assert SECRET.encode() not in everything(project)
    project.close()
    assert SECRET.encode() not in everything(project)


def everything(project: Project) -> bytes:
    """All bytes of the project: its files, or each table's rows and the server's own files."""
    if path := project.store.path:
        return b"".join(file.read_bytes() for file in path.parent.iterdir())
    with project.store.reading() as connection:
        rows: list[Any] = []
        for table in schema.metadata.sorted_tables:
            rows += connection.execute(select(table)).all()
        folder = Path(str(connection.scalar(text("SHOW data_directory"))))
        number = connection.scalar(
            text("SELECT oid FROM pg_database WHERE datname = current_database()")
        )
    project.store.engine.dispose()
    with project.store.engine.connect() as connection:
        connection.execute(text("CHECKPOINT"))
    files = b"".join(file.read_bytes() for file in (folder / "base" / str(number)).iterdir())
    return files + repr(rows).encode()


def test_the_source_and_all_of_it_are_gone_and_the_rest_is_whole(
    project: Project, source: Source, tmp_path: Path
) -> None:
    code(project, "Oostrand-R1", "one foot here", "value")
    project.sources.erase(source)
    with pytest.raises(SourceNotFound):
        project.sources.find("R9")
    assert [s.name for s in project.sources.all()] == ["Oostrand-R1", "De Kade-R1"]
    assert quotations(project) == [("value", "one foot here")]
    assert project.memos.all() == []
    assert check_project(project).problems == ()
    with project.store.reading() as connection:
        for table in (schema.texts, schema.originals):
            assert len(connection.execute(select(table.c.id)).all()) == 2
    export_codebook(project, tmp_path / "book.yaml")


def test_the_erasure_stands_in_the_history_without_a_name(project: Project, source: Source) -> None:
    project.sources.erase(source)
    said = [str(act.summary) for act in project.history()]
    assert said[0] == "Erased a source for good"
    assert not any(SECRET in one or "R9" in one for one in said)
    assert "Imported “…”" in said
    assert "Coded a segment of “…” with “value”" in said
    assert "Added code “value”" in said


def test_a_name_goes_from_a_summary_of_several_sentences_too(
    project: Project, source: Source
) -> None:
    project.sources.rename(source, SECRET)
    quay = project.cases.find("De Kade")
    project.cases.set_sources(quay, project.sources.get(source.id))
    project.sources.erase(source)
    assert SECRET.encode() not in everything(project)
    said = "Put “…” in case “De Kade”. Took 1 source out of case “De Kade”"
    assert said in [str(act.summary) for act in project.history()]


def test_a_code_that_was_made_for_an_erased_segment_stays_in_the_book(
    project: Project, source: Source
) -> None:
    project.codings.apply_new("in vivo", source, 0, 3)
    project.sources.erase(source)
    assert project.codebook.find("in vivo").id not in project.codings.counts()
    said = [str(act.summary) for act in project.history()]
    assert "Coded a segment of “…” with the new code “in vivo”" in said
    project.codebook.delete(project.codebook.find("in vivo"))
    project.undo()
    assert project.codebook.find("in vivo")


def test_an_erasure_and_the_acts_that_touched_the_source_are_not_undone(
    project: Project, source: Source
) -> None:
    numbers = [act.id for act in project.history() if act.kind == "do"]
    project.sources.erase(source)
    erasure = project.history(limit=1)[0]
    after = dump(project)
    for number in (erasure.id, numbers[0]):
        with pytest.raises(Refused, match="cannot be undone"):
            project.undo(number)
    assert dump(project) == after


def test_acts_on_other_sources_are_undone_as_before(project: Project, source: Source) -> None:
    before = dump(project)
    code(project, "Oostrand-R1", "one foot here", "value")
    project.cases.add("Third")
    project.sources.erase(source)
    project.undo()
    project.undo()
    assert quotations(project) == []
    assert [case.name for case in project.cases.all()] == ["Oostrand", "De Kade"]
    project.redo()
    assert quotations(project) == [("value", "one foot here")]
    for table in ("codes", "cases", "attributes"):
        assert dump(project)[table] == before[table]
    while True:  # everything else, back to the empty project
        try:
            project.undo()
        except Refused:
            break
    assert check_project(project).problems == ()
    assert project.codebook.tree().codes == ()


def test_an_import_of_several_sources_keeps_the_others_when_one_is_erased(
    project: Project,
) -> None:
    project.sources.erase(project.sources.find("Oostrand-R1"))
    assert OOSTRAND[30:60].encode() not in everything(project)
    assert [s.name for s in project.sources.all()] == ["De Kade-R1"]
    code(project, "De Kade-R1", "a messenger", "value")
    project.undo()
    assert check_project(project).problems == ()


def test_codes_that_are_called_in_its_words_are_named(project: Project, source: Source) -> None:
    words = span(project, source, f"I am {SECRET}")
    in_vivo = project.codings.apply_new(f"i am {SECRET}", source, *words)
    long = project.codings.apply_new("x", source, 0, words[1])
    quotation = project.sources.text(source).content[: words[1]]
    project.codebook.rename(project.codebook.find("x"), " ".join(quotation.split()))
    project.codings.apply_new("alderman", source, *words)
    project.codings.apply_new("messenger", project.sources.find("De Kade-R1"), 0, 4)
    erased = project.sources.erase(source)
    assert [code.id for code in erased.codes] == [in_vivo.code_id, long.code_id]


def test_backups_beside_the_file_are_named(project: Project, source: Source) -> None:
    path = project.store.path
    if path is None:
        assert project.sources.erase(source).copies == ()
        return
    copy = path.with_name("study-monday.qnet")
    backup_file(project.store, copy)
    other = path.with_name("other.qnet")
    other.touch()
    assert project.sources.erase(source).copies == (copy,)
    assert SECRET.encode() in copy.read_bytes()


@contextmanager
def reading_elsewhere(path: Path) -> Iterator[None]:
    """Another program in the middle of reading the project."""
    with Project.open(path, coder="bas") as other, other.store.reading() as connection:
        connection.execute(select(schema.sources)).all()
        yield


def test_a_log_that_another_program_keeps_is_named_and_clean_when_that_is_closed(
    project: Project, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project.store.path
    if path is None:
        pytest.skip("of SQLite alone")
    with project.store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 100")
    with reading_elsewhere(path):
        left = project.sources.erase(source)
        assert left.copies == (path.with_name("study.qnet-wal"),)
    project.close()
    assert SECRET.encode() not in everything(project)
