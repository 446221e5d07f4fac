"""Codebooks in YAML: what is read, and that what is written reads back the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcoder_net.formats.codebook import CodebookFile
from qualcoder_net.formats.codebook_yaml import dump, read
from qualcoder_net.model import CodeDraft
from tests.formats.codebook_strategies import changed, codebooks

SHIPPED = Path(__file__).parents[2] / "codebooks" / "organisatienetwerken.yaml"
slow = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@slow
@given(codebooks())
def test_every_codebook_reads_back_as_it_was_written(book: CodebookFile) -> None:
    assert read(dump(book), "x.yaml") == book


@slow
@given(st.data())
def test_every_change_to_every_codebook_reads_back(data: st.DataObject) -> None:
    before = data.draw(codebooks())
    original = dump(before)
    after = data.draw(changed(before))
    assert read(dump(replace(after, original=original)), "x.yaml") == after.as_read()
