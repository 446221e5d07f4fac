"""Brings the translation catalogues up to date: `python -m tests.translations`.

Extracts every message from the code, merges them into each language's .po file and compiles it.
With `--check` it changes nothing and tells what is missing; a test runs that.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parent.parent / "qualcoder_net"
LOCALES = PACKAGE / "locales"
DOMAIN = "qualcoder_net"
# Functions whose literal texts are shown, and how many of these they take: two are one and many.
# `t` and `t.plural` are a report's own words.
SAYERS = {"_": 1, "msg": 1, "t": 1, "nmsg": 2, "ngettext": 2, "plural": 2}


def extracted() -> Catalog:
    """Every message of the code, without line numbers: these would change with every commit."""
    catalogue = Catalog(project="qualcoder-net", charset="utf-8")
    for place, message in said():
        catalogue.add(message, locations=[(place, 0)])
    return catalogue


def said() -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """(file, message) pairs of all the code."""
    for file in sorted(PACKAGE.rglob("*.py")):
        place = file.relative_to(PACKAGE.parent).as_posix()
        for message in _messages(ast.parse(file.read_text("utf-8"))):
            yield place, message


def _messages(tree: ast.AST) -> Iterator[str | tuple[str, ...]]:
    """The texts that are said, also within f-strings, where ready-made extractors miss them."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
        wanted = SAYERS.get(name or "", 0)
        said = [a.value for a in node.args[:wanted] if isinstance(a, ast.Constant)]
        texts = tuple(text for text in said if isinstance(text, str) and text)
        if wanted and len(texts) == wanted:
            yield texts[0] if wanted == 1 else texts


def languages() -> list[str]:
    return sorted(folder.name for folder in LOCALES.iterdir() if folder.is_dir())


def catalogue_file(language: str) -> Path:
    return LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def read(language: str) -> Catalog:
    file = catalogue_file(language)
    if not file.exists():
        return Catalog(locale=language)
    with file.open("rb") as stream:
        return read_po(stream, locale=language)


def compiled(catalogue: Catalog) -> bytes:
    stream = BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def problems() -> Iterator[str]:
    """What keeps a catalogue from being whole: untranslated, stale or uncompiled messages."""
    template = extracted()
    yield from _of_two_plurals()
    for language in languages():
        catalogue = read(language)
        for message in template:
            if not message.id:
                continue
            known = catalogue.get(message.id)
            if known is None or known.id != message.id or not _translated(known.string):
                yield f"{language}: not translated: {message.id!r}"
            elif known.fuzzy:
                yield f"{language}: translated doubtfully: {message.id!r}"
        mo = catalogue_file(language).with_suffix(".mo")
        if not mo.exists() or mo.read_bytes() != compiled(catalogue):
            yield f"{language}: {mo.name} is not compiled from {catalogue_file(language).name}"


def _of_two_plurals() -> Iterator[str]:
    """A catalogue finds a message by its singular, so that only one plural can belong to it."""
    plurals: dict[str, str] = {}
    for place, message in said():
        if isinstance(message, tuple):
            one, many = message
            if plurals.setdefault(one, many) != many:
                yield f"{place}: two plurals of {one!r}: {plurals[one]!r} and {many!r}"


def _translated(string: str | tuple[str, ...] | list[str]) -> bool:
    return bool(string) if isinstance(string, str) else all(string)


HEADER = """# Translations of qualcoder-net.
# Written by the qualcoder-net authors; MIT licence.
# Brought up to date by `make translations`."""
# Fixed, so that an unchanged catalogue stays the same file.
DATE = datetime(2026, 1, 1, tzinfo=UTC)


def update() -> None:
    template = extracted()
    for language in languages():
        catalogue = read(language)
        _forget_changed(catalogue, template)
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        catalogue.header_comment = HEADER
        catalogue.project, catalogue.version = "qualcoder-net", ""
        catalogue.creation_date = catalogue.revision_date = DATE
        catalogue.fuzzy = False
        file = catalogue_file(language)
        with file.open("wb") as stream:
            write_po(stream, catalogue, width=100, no_location=False, include_lineno=False,
                     sort_by_file=True, omit_header=False)  # fmt: skip
        file.with_suffix(".mo").write_bytes(compiled(read(language)))


def _forget_changed(catalogue: Catalog, template: Catalog) -> None:
    """Drop translations of messages whose plural was reworded: found by their singular, they would
    be kept as if nothing had changed."""
    for message in template:
        known = catalogue.get(message.id) if message.id else None
        if known is not None and known.id != message.id:
            catalogue.delete(known.id)


def main() -> int:
    if "--check" not in sys.argv:
        update()
    found = list(problems())
    print("\n".join(found) or "All messages are translated.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
