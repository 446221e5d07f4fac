"""Themes from a YAML file: each a declared query over codes, with its place when it is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from qualcoder_net.errors import FileError
from qualcoder_net.formats.files import bytes_of
from qualcoder_net.i18n import Message, msg
from qualcoder_net.model import AllOf, AnyOf, Coded, Query, Texts, Theme

_LARGEST = 1_000_000  # bytes
_DEEPEST = 20  # queries within queries
_MOST = 10_000  # queries in a file; aliases can make a small file hold very many
_MEET = {"words", "turn"}
_FIELDS = {"id", "label", "meaning", "query"}


def read_themes(file: Path) -> list[Theme]:
    """The themes of a file, in its order. Raises FileError with the line of what is wrong.

    Whether the codes that they name exist is for the reader's codebook to say.
    """
    return list(_Reader(file).themes())


class _Reader:
    def __init__(self, file: Path) -> None:
        self._file = file
        self._queries = 0

    def themes(self) -> Iterable[Theme]:
        document = self._parsed()
        listed = document.get("themes") if isinstance(document, dict) else None
        if not isinstance(listed, list) or not listed:
            raise self._wrong(1, msg("there is no list “themes”."))
        seen: set[str] = set()
        for number, entry in enumerate(listed):
            line = _line_of(listed, number)
            theme = self._theme(entry, line)
            if theme.id in seen:
                raise self._wrong(line, msg("the id “{id}” is taken already.", id=theme.id))
            seen.add(theme.id)
            yield theme

    def _parsed(self) -> Any:
        from ruamel.yaml import YAML
        from ruamel.yaml.error import MarkedYAMLError, YAMLError

        data = bytes_of(self._file)
        if len(data) > _LARGEST:
            raise self._wrong(1, msg("the file is too large to be a list of themes."))
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise self._wrong(1, msg("the file is no UTF-8 text.")) from error
        try:
            return YAML(typ="rt", pure=True).load(text)
        except MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            problem = msg("this is no YAML: {problem}.", problem=error.problem or error.context)
            raise self._wrong(mark.line + 1 if mark else 1, problem) from error
        except (YAMLError, ValueError, RecursionError) as error:
            raise self._wrong(1, msg("this is no YAML: {problem}.", problem=error)) from error

    def _theme(self, entry: Any, line: int) -> Theme:
        if not isinstance(entry, dict):
            raise self._wrong(line, msg("a theme has an id, a label and a query."))
        for field in entry:
            if field not in _FIELDS:
                raise self._wrong(
                    _line_of(entry, field, line), msg("a theme has no “{field}”.", field=field)
                )
        identity = entry.get("id")
        if not isinstance(identity, str) or not identity.strip():
            raise self._wrong(line, msg("a theme needs an id."))
        if entry.get("query") is None:
            raise self._wrong(line, msg("theme “{id}” has no query.", id=identity))
        return Theme(
            id=identity.strip(),
            label=self._texts(entry, "label", line),
            meaning=self._texts(entry, "meaning", line),
            query=self._query(entry["query"], _line_of(entry, "query", line)),
        )

    def _texts(self, entry: Any, field: str, line: int) -> Texts:
        """A text, or one per language."""
        said = entry.get(field)
        if said is None:
            return {}
        if isinstance(said, str):
            return {"": said.strip()}
        if isinstance(said, dict) and all(
            isinstance(part, str) for pair in said.items() for part in pair
        ):
            return {language: text.strip() for language, text in said.items()}
        where = _line_of(entry, field, line)
        raise self._wrong(where, msg("“{field}” is a text, or one per language.", field=field))

    def _query(self, said: Any, line: int, depth: int = 1) -> Query:
        self._queries += 1
        if depth > _DEEPEST or self._queries > _MOST:
            raise self._wrong(line, msg("there are too many queries within each other."))
        if isinstance(said, str) and said.strip():
            return Coded(said.strip())
        if isinstance(said, dict):
            fields = set(said)
            if fields == {"own"} and isinstance(said["own"], str):
                return Coded(said["own"].strip(), own=True)
            if fields == {"any"}:
                return AnyOf(self._parts(said, "any", line, depth))
            if fields in ({"all"}, {"all", "within"}):
                return self._all(said, line, depth)
        raise self._wrong(line, msg("a query is a code's id, or has any, all or own."))

    def _all(self, said: Any, line: int, depth: int) -> AllOf:
        within = said.get("within", "words")
        if within not in _MEET:
            raise self._wrong(
                _line_of(said, "within", line),
                msg("things meet within “words” or “turn”, not “{within}”.", within=within),
            )
        return AllOf(self._parts(said, "all", line, depth), within)

    def _parts(self, said: Any, field: str, line: int, depth: int) -> tuple[Query, ...]:
        parts = said[field]
        line = _line_of(said, field, line)
        if not isinstance(parts, list) or not parts:
            raise self._wrong(line, msg("“{field}” needs a list of queries.", field=field))
        return tuple(
            self._query(part, _line_of(parts, number, line), depth + 1)
            for number, part in enumerate(parts)
        )

    def _wrong(self, line: int, what: Message) -> FileError:
        return FileError(
            self._file,
            what,
            msg("The first lines of codebooks/themes.yaml tell how themes are written."),
            place=msg("line {line}", line=line),
        )


def _line_of(container: Any, key: Any, line: int = 1) -> int:
    """The line of a key or of a list's entry, counted from 1; *line* where it is not known."""
    places = getattr(getattr(container, "lc", None), "data", None) or {}
    place = places.get(key)
    return place[0] + 1 if place else line
