"""What kinds of things are called: their ids for files and lines, their names for people."""

from __future__ import annotations

from typing import get_args

from qualcoder_net.analysis.matrix import CELLS
from qualcoder_net.core import names
from qualcoder_net.i18n import use_language
from qualcoder_net.model import CODE_FIELDS, KINDS, OWNERS, ROLES, Origin


def test_every_id_has_a_name() -> None:
    assert [*names.ROLE_NAMES] == [*ROLES]
    assert [*names.ORIGIN_NAMES] == [*get_args(Origin)]
    assert [*names.OWNER_NAMES] == [*names.OWNER_PLURALS] == [*OWNERS]
    assert [*names.KIND_NAMES] == [*KINDS]
    assert [*names.CELL_NAMES] == [*CELLS]
    assert {*CODE_FIELDS} <= {*names.FIELD_NAMES}


def test_an_id_and_its_name_in_the_language_in_use_mean_the_same() -> None:
    assert names.meant("second", names.ROLE_NAMES) == "second"
    assert names.meant("Second coder ", names.ROLE_NAMES) == "second"
    assert names.meant("tweede codeur", names.ROLE_NAMES) is None
    use_language("nl")
    assert names.meant("Tweede codeur", names.ROLE_NAMES) == "second"
    assert names.meant("second", names.ROLE_NAMES) == "second"


def test_choices_tell_ids_with_what_they_are_called() -> None:
    assert names.choices(names.KIND_NAMES) == "text, number, date, choice"
    use_language("nl")
    assert names.choices(names.KIND_NAMES).startswith("text (tekst), number (getal)")
