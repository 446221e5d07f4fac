"""Finds the parts of a Word file: its text, styles, headers and footers."""

from __future__ import annotations

import posixpath

from qualcoder_net.errors import FileError
from qualcoder_net.formats.container import SafeZip, parse_xml
from qualcoder_net.i18n import msg


def main_part(archive: SafeZip, name: str) -> str:
    """The entry that holds the text; almost always word/document.xml."""
    for kind, part in related_parts(archive, name, ""):
        if kind == "officeDocument":
            return part
    if "word/document.xml" in archive:
        return "word/document.xml"
    raise no_word_file(name)


def related_parts(archive: SafeZip, name: str, part: str) -> list[tuple[str, str]]:
    """(kind, entry) for each part that is there and that *part* refers to; the package's for ""."""
    folder, file = posixpath.split(part)
    place = posixpath.join(folder, "_rels", f"{file}.rels")
    if place not in archive:
        return []
    found: list[tuple[str, str]] = []
    for relation in parse_xml(archive.read(place), name, place):
        target = posixpath.join("/", folder, relation.get("Target", ""))
        entry = posixpath.normpath(target).lstrip("/")
        if relation.get("TargetMode") != "External" and entry in archive:
            found.append((relation.get("Type", "").rpartition("/")[2], entry))
    return found


def no_word_file(name: str) -> FileError:
    return FileError(
        name,
        msg("It is not a Word file, although its name says so."),
        msg("Open it in the program that made it and save it as .docx, or correct its ending."),
    )
