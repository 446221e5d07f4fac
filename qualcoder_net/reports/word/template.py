"""A user's own Word document or template as the ground of a report."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from qualcoder_net.errors import FileError
from qualcoder_net.i18n import msg
from qualcoder_net.reports.word.markup import parsed, tag

_MAX_UNPACKED = 300_000_000


def from_template(template: Path, locale: str) -> Document:
    """The user's document, its content kept, with the report's language.

    Word's update prompt and the link to a template on somebody's disk are taken out of it.
    """
    document = _opened(template)
    settings: Any = document.settings.element
    for name in ("updateFields", "attachedTemplate"):
        for unwanted in settings.findall(tag(name)):
            settings.remove(unwanted)
    relations = document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).rels
    for key in [key for key, one in relations.items() if one.reltype.endswith("attachedTemplate")]:
        del relations[key]
    _set_language(document, locale)
    return document


def _opened(template: Path) -> Document:
    try:
        package = template.read_bytes()
        with zipfile.ZipFile(io.BytesIO(package)) as parts:
            if sum(part.file_size for part in parts.infolist()) > _MAX_UNPACKED:
                raise FileError(
                    template,
                    msg("this template is too large."),
                    msg("Use a template with less content."),
                )
        return docx.Document(_as_document(package))
    except OSError as error:
        raise FileError(
            template,
            msg("the template cannot be read ({reason}).", reason=error.strerror or error),
            msg("Check the path."),
        ) from error
    except (zipfile.BadZipFile, KeyError, ValueError, etree.XMLSyntaxError, RuntimeError) as error:
        raise FileError(
            template,
            msg("this is not a Word document that can serve as a template."),
            msg("Open it in Word and save it as .docx without a password."),
        ) from error


def _as_document(package: bytes) -> io.BytesIO:
    """A .dotx is a .docx but for the type that it calls itself."""
    main = b"application/vnd.openxmlformats-officedocument.wordprocessingml.%s.main+xml"
    renamed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as old,
        zipfile.ZipFile(renamed, "w", zipfile.ZIP_STORED) as new,
    ):
        if main % b"template" not in old.read("[Content_Types].xml"):
            return io.BytesIO(package)
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "[Content_Types].xml":
                content = content.replace(main % b"template", main % b"document")
            new.writestr(part.filename, content)
    renamed.seek(0)
    return renamed


def _set_language(document: Document, locale: str) -> None:
    """The report's language as the document's own, unless a style of the template insists."""
    styles: Any = document.styles.element
    place = styles
    for name in ("docDefaults", "rPrDefault", "rPr"):
        place = _child(place, name, first=True)
    _child(place, "lang").set(tag("val"), locale)
    for language in styles.xpath("w:style[w:name/@w:val='Normal']/w:rPr/w:lang"):
        language.set(tag("val"), locale)


def _child(parent: Any, name: str, *, first: bool = False) -> Any:
    """The child of that name, made if there is none."""
    found = parent.find(tag(name))
    if found is None:
        found = parsed(f"<w:{name}/>")
        parent.insert(0 if first else len(parent), found)
    return found
