"""Manifests: a table that says of each file which case it belongs to and what its attributes are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from qualcoder_net.core.attributes import kind_of
from qualcoder_net.core.importing import Wanted
from qualcoder_net.errors import FileError, nearest
from qualcoder_net.i18n import msg
from qualcoder_net.model import OWNERS, AttributeKind, AttributeOwner

if TYPE_CHECKING:
    from qualcoder_net.formats.tables import Row, Table

_FILE = ("file", "bestand", "filename", "bestandsnaam", "path", "pad")
_CASE = ("case", "casus", "netwerk", "network", "cases")
_NAME = ("name", "naam", "source", "bron")
_LANGUAGE = ("language", "taal")
_INTERVIEWER = ("interviewer", "interviewers")
_FICTION = ("fiction", "fictie")
_YES = {"yes", "ja", "true", "waar", "1", "x", "y", "j"}
