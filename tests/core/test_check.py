"""The check: a sound project passes, and every kind of damage is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcoder_net.core.check import check_project
from qualcoder_net.core.project import Project
from tests.core.helpers import code, dump, sql


@pytest.fixture
def sound(project: Project) -> Project:
    coding = code(project, "Oostrand-R1", "one foot here", "dual loyalty")
    project.memos.add("Why", coding)
    level = project.attributes.define("level", "speaker")
    source = project.sources.find("Oostrand-R1")
    project.attributes.set(level, project.speakers.find(source, "R"), "board")
    project.cases.assign(project.speakers.find(source, "R"), project.cases.find("De Kade"))
    project.sources.finish(source)
    assert check_project(project).problems == ()
    return project


def problems(project: Project) -> str:
    return "\n".join(map(str, check_project(project).problems))


def test_a_sound_project_passes_and_is_counted(sound: Project) -> None:
    heard: list[tuple[int, int, str]] = []
    result = check_project(sound, lambda *said: heard.append(said))
    assert (result.sources, result.codings, result.problems) == (2, 1, ())
    assert result.rows == sum(len(rows) for rows in dump(sound).values())
    assert heard == [(0, 2, "Oostrand-R1"), (1, 2, "De Kade-R1")]


def test_an_empty_project_passes(place: Path | str) -> None:
    with Project.create(place) as project:
        assert check_project(project).problems == ()


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE texts SET content = content || '!' WHERE id = 1", "The text of “Oostrand-R1” is"),
        ("UPDATE texts SET sha256 = 'x' WHERE id = 1", "The text of “Oostrand-R1” is not what"),
        ("UPDATE sources SET text_sha256 = 'x' WHERE id = 2", "The text of “De Kade-R1” is not"),
        ("UPDATE originals SET sha256 = 'x' WHERE id = 1", "The original file of “Oostrand-R1”"),
        ("UPDATE sources SET file_sha256 = 'x' WHERE id = 1", "The original file of “Oostrand-R1”"),
        ("UPDATE sources SET text_id = 2 WHERE id = 1", "The text of “Oostrand-R1” is not what"),
        ("UPDATE codings SET start = start + 1", "at 169–181 is not on the words"),
        ('UPDATE codings SET "end" = 100000', "is not on the words that were coded"),
        ('UPDATE codings SET start = "end"', "is not on the words that were coded"),
        ("UPDATE codings SET fingerprint = 'x'", "is not on the words that were coded"),
        ("UPDATE codings SET source_id = 2", "A coding of “De Kade-R1” at"),
        ("UPDATE turns SET start = 0 WHERE id = 2", "A turn of “Oostrand-R1” at 3 overlaps"),
        ('UPDATE turns SET "end" = 99999 WHERE id = 4', "overlaps another or leaves the text"),
        ("UPDATE turns SET speaker_id = 4 WHERE id = 2", "table “turns” names a speaker of ano"),
        ("UPDATE case_members SET source_id = 2 WHERE speaker_id = 2", "“case_members” names a"),
        ("UPDATE codes SET parent_id = 2 WHERE id = 1", "Code “loyalty” lies beneath itself"),
        ("UPDATE codes SET parent_id = 99 WHERE id = 2", "table “codes” names a “parent_id”"),
        ("DELETE FROM codes WHERE id = 2", "table “codings” names a “code_id” that does not"),
        ("DELETE FROM texts WHERE id = 1", "table “sources” names a “text_id” that does not"),
        ("DELETE FROM originals WHERE id = 1", "names a “original_id” that does not exist"),
        ("DELETE FROM sources WHERE id = 1", "table “speakers” names a “source_id” that does not"),
        ("DELETE FROM speakers WHERE id = 2", "table “turns” names a “speaker_id” that does not"),
        ("DELETE FROM cases WHERE id = 2", "table “case_members” names a “case_id” that does not"),
        ("DELETE FROM codings", "table “memos” names a “coding_id” that does not"),
        ("DELETE FROM attributes", "table “attribute_values” names a “attribute_id” that does not"),
        ("DELETE FROM coders", "table “source_states” names a “coder_id” that does not"),
    ],
)
def test_every_damage_is_named(sound: Project, damage: str, said: str) -> None:
    sql(sound, damage)
    assert said in problems(sound)


@pytest.mark.parametrize(
    ("column", "borders"),
    [
        ("sentences", "0500000004000000"),  # ends before it begins
        ("sentences", "00000000ffffff7f"),  # beyond the text
        ("sentences", "0000000001000000ff"),  # cut off
        ("words", "0500000003000000"),
        ("words", "ffffff7f"),
        ("words", "01000000ff"),
        ("times", "ffffff7f00000000"),
        ("times", "01000000000000000200000000"),
    ],
)
def test_borders_that_do_not_fit_are_named(sound: Project, column: str, borders: str) -> None:
    value = f"X'{borders}'" if sound.store.path else f"'\\x{borders}'::bytea"
    sql(sound, f"UPDATE texts SET {column} = {value} WHERE id = 1")
    assert f"The {column} of “Oostrand-R1” do not fit its text." in problems(sound)


def test_a_row_that_cannot_be_read_does_not_end_the_check(sound: Project) -> None:
    if sound.store.path is None:
        pytest.skip("PostgreSQL refuses such a row")
    sql(sound, "UPDATE codes SET label = 'no json' WHERE id = 1")
    sql(sound, "UPDATE codings SET fingerprint = 'x'")
    said = problems(sound)
    assert "Something here cannot be read" in said
    assert "is not on the words that were coded" in said


def test_a_damaged_file_is_told_by_its_database(sound: Project) -> None:
    path = sound.store.path
    if path is None:
        pytest.skip("PostgreSQL checks its own files")
    sound.close()
    whole = bytearray(path.read_bytes())
    at = whole.index(b"one foot here and one foot there")
    page = at // 4096 * 4096
    whole[page : page + 8] = b"\xff" * 8
    path.write_bytes(whole)
    with Project.open(path) as damaged:
        said = problems(damaged)
    assert "The database says" in said or "is damaged" in said
