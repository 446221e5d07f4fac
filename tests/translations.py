"""Brings the translation catalogues up to date: `python -m tests.translations`.

Extracts every message from the code, merges them into each language's .po file and compiles it.
With `--check` it changes nothing and tells what is missing; a test runs that.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parent.parent / "qualcoder_net"
LOCALES = PACKAGE / "locales"
DOMAIN = "qualcoder_net"
# Functions whose string literals are shown; `t` and `t.plural` are a report's own words.
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "msg": None,
    "nmsg": (1, 2),
    "ngettext": (1, 2),
    "t": None,
    "plural": (1, 2),
}


def extracted() -> Catalog:
    """Every message of the code, without places: line numbers would change with every commit."""
    catalogue = Catalog(project="qualcoder-net", charset="utf-8")
    found = extract_from_dir(
        PACKAGE, method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=()
    )
    for file, _line, message, _comments, _context in sorted(found, key=lambda entry: entry[0]):
        catalogue.add(message, locations=[(f"qualcoder_net/{Path(file).as_posix()}", 0)])
    return catalogue


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
    for language in languages():
        catalogue = read(language)
        for message in template:
            if not message.id:
                continue
            known = catalogue.get(message.id)
            if known is None or not _translated(known.string):
                yield f"{language}: not translated: {message.id!r}"
            elif known.fuzzy:
                yield f"{language}: translated doubtfully: {message.id!r}"
        mo = catalogue_file(language).with_suffix(".mo")
        if not mo.exists() or mo.read_bytes() != compiled(catalogue):
            yield f"{language}: {mo.name} is not compiled from {catalogue_file(language).name}"


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


def main() -> int:
    if "--check" not in sys.argv:
        update()
    found = list(problems())
    print("\n".join(found) or "All messages are translated.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
