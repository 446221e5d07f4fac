"""`consensus` on the command line: every place and every decision, without a screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import done, misunderstood, records, refused


@pytest.fixture
def pair(coded: Path) -> Path:
    """Anna and Bas coded one source otherwise; both finished it, blind."""
    for coder, sentence in (("anna", "2.1"), ("bas", "2.2")):
        line = ("codings", "add", coded, "--source", "R1", "--at", sentence, "--code", "loyalty")
        done("--coder", coder, *line)
        done("--coder", coder, "sources", "blind", coded, "R1")
        done("--coder", coder, "sources", "finish", coded, "R1")
    return coded


def numbers(pair: Path, *more: str) -> dict[str, int]:
    return {row["code"]: row["number"] for row in records("consensus", "list", pair, *more)}


def test_places_are_listed_one_by_one_with_who_coded_what(pair: Path) -> None:
    said = done("consensus", "list", pair, "--code", "loyalty")
    assert "Dual loyalty: not coded by bas." in said
    assert "  anna: “We began with four people.”" in said
    assert "  bas: nothing" in said
    assert "places where they differ; 0 decided." in said
    first = records("consensus", "list", pair, "--code", "loyalty")[0]
    assert (first["source"], first["turn"], first["kind"]) == ("R1", 2, "omission")
    assert first["coders"]["bas"] == {"quotations": [], "other_codes": []}
    assert first["choice"] is None


def test_a_place_is_decided_on_by_its_number_and_reopened(pair: Path) -> None:
    number = numbers(pair)["loyalty"]
    said = done("consensus", "resolve", pair, number, "--choose", "bas", "--note", "Not hers")
    assert said.startswith("Resolved “Dual loyalty” in “R1”: as bas did")
    row = next(row for row in records("consensus", "list", pair) if row["number"] == number)
    assert row["choice"] == "coder" and row["decision"].endswith("): Not hers")
    assert number not in numbers(pair, "--undecided").values()
    assert "Decided: as bas did (anna, " in done("consensus", "list", pair, "--source", "R1")
    assert done("consensus", "resolve", pair, number, "--choose", "merge").startswith("Resolved")
    assert "Reopened “Dual loyalty” in “R1”" in done("consensus", "reopen", pair, number)
    assert "Nothing has been decided" in refused("consensus", "reopen", pair, number)
    assert "as bas did" not in done("consensus", "list", pair)


def test_decisions_are_undone_like_any_act_and_change_what_figures_rest_on(pair: Path) -> None:
    done("coders", "role", pair, "bas", "second")
    number = numbers(pair)["loyalty"]
    done("consensus", "resolve", pair, number, "--choose", "merge")
    assert "Coded by consensus (1 source), anna (1 source)." in done("matrix", pair)
    done("undo", pair)
    assert "Coded by anna." in done("matrix", pair)


def test_what_all_agree_on_is_taken_over(pair: Path) -> None:
    table = pair.parent / "anna.csv"
    done("codings", "export", pair, table, "--by", "anna", "--source", "R1")
    theirs = pair.parent / "bas.csv"
    theirs.write_text(table.read_text("utf-8-sig").replace('"anna"', '"bas"'), "utf-8")
    done("codings", "import", pair, theirs)
    said = done("consensus", "agreed", pair, "R1")
    assert said.startswith("Took over ") and "in “R1”" in said
    assert done("consensus", "agreed", pair, "R1") == ""


def test_what_cannot_be_decided_is_said(pair: Path) -> None:
    number = numbers(pair)["loyalty"]
    assert "There is no place 99" in refused("consensus", "resolve", pair, 99, "--choose", "merge")
    assert "nothing here that each" in refused(
        "consensus", "resolve", pair, number, "--choose", "common"
    )
    said = refused("consensus", "resolve", pair, number, "--choose", "mergge")
    assert "“mergge”" in said and "anna, bas, merge, common, neither" in said
    assert misunderstood("consensus", "resolve", pair, number)
