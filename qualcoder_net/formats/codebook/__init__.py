"""Codebook files of every kind: reads and writes them by the ending of their name."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from qualcoder_net.errors import FileError
from qualcoder_net.formats.codebook.drafts import in_language, normal
from qualcoder_net.formats.codebook.fields import kept_text
from qualcoder_net.formats.signatures import Kind, kind_of
from qualcoder_net.i18n import msg
from qualcoder_net.model import CodeDraft, Dropped, Texts

READ_SUFFIXES = (".yaml", ".yml", ".csv", ".xlsx", ".docx")
WRITE_SUFFIXES = (".yaml", ".yml", ".csv", ".xlsx")
MAX_BYTES = 8 * 10**6

# What the bytes may begin like, by ending; None is text.
_KINDS: dict[str, tuple[Kind | None, ...]] = {
    ".yaml": (None,),
    ".yml": (None,),
    ".csv": (None, "xlsx", "zip", "ole"),
    ".xlsx": ("xlsx", "zip", "ole"),
    ".docx": ("docx", "zip", "ole"),
}
_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class CodebookFile:
    """A codebook as a file holds it.

    `name` is the book's, per language; `language` is that of texts whose language the file does
    not say, or "" when that is not known either. `original` is the YAML text it was read from
    and `dropped` what of the file is not in here; these do not count when codebooks are compared.
    """

    name: Texts = field(default_factory=dict)
    language: str = ""
    codes: tuple[CodeDraft, ...] = ()
    original: str | None = field(default=None, compare=False)
    dropped: tuple[Dropped, ...] = field(default=(), compare=False)

    def as_read(self) -> CodebookFile:
        """This codebook as reading it back gives it: texts trimmed, in the book's language."""
        name = {lang: " ".join(kept_text(text).split()) for lang, text in self.name.items()}
        return CodebookFile(
            in_language(name, self.language),
            self.language,
            tuple(normal(draft, self.language) for draft in self.codes),
            self.original,
        )


def read_codebook(path: Path) -> CodebookFile:
    """The codebook in a file, read by the ending of its name.

    Raises FileError, with the place in the file, for what is missing, may not be read, is of
    another kind or is no codebook.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    data = _bytes(path)
    if suffix not in READ_SUFFIXES:
        raise _unknown_suffix(path, READ_SUFFIXES)
    if data.strip() and kind_of(data) not in _KINDS[suffix]:
        raise FileError(
            path,
            msg("It is not the kind of file that its name says."),
            msg("Open it in the program that made it and save it anew, or correct its ending."),
        )
    if suffix in (".yaml", ".yml"):
        return _read_yaml(data, str(path))
    if suffix == ".docx":
        from qualcoder_net.formats.codebook import docx

        return docx.read(data, str(path))
    from qualcoder_net.formats.codebook import table

    return table.read(data, str(path))


def write_codebook(book: CodebookFile, path: Path) -> None:
    """Write the codebook in the format that the ending of *path* names, over what is there.

    YAML with `original` keeps that text where nothing changed. Raises FileError when it cannot be
    written; then an older file is still whole.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix not in WRITE_SUFFIXES:
        raise _unknown_suffix(path, WRITE_SUFFIXES)
    if path.is_dir():
        raise FileError(path, msg("It is a folder, not a file."), msg("Name a file in it."))
    if suffix in (".yaml", ".yml"):
        from qualcoder_net.formats.codebook.yaml import dump
        from qualcoder_net.formats.writing import whole_file

        data = dump(book).encode("utf-8")
        with whole_file(path) as stream:
            stream.write(data)
        return
    from qualcoder_net.formats.codebook import table

    table.write(book, path)


def _bytes(path: Path) -> bytes:
    from qualcoder_net.formats.files import bytes_of

    if path.is_dir():
        raise FileError(path, msg("It is a folder, not a file."), msg("Name a file in it."))
    data = bytes_of(path)
    if len(data) > MAX_BYTES:
        raise FileError(
            path,
            msg("It has {size} MB; a codebook is read up to {limit} MB.",
                size=-(-len(data) // 10**6), limit=MAX_BYTES // 10**6),
            msg("Check that this is a codebook and not a table of codings."),
        )  # fmt: skip
    return data


def _read_yaml(data: bytes, name: str) -> CodebookFile:
    from qualcoder_net.formats.codebook import yaml
    from qualcoder_net.formats.encoding import decode

    text, _ = decode(data, name)
    if data.startswith(_BYTE_ORDER_MARK.encode()):
        text = _BYTE_ORDER_MARK + text  # for the export, which gives the file back as it was
    return yaml.read(text, name)


def _unknown_suffix(path: Path, known: tuple[str, ...]) -> FileError:
    what = (
        msg("A codebook of the kind “{suffix}” is not known.", suffix=path.suffix)
        if path.suffix
        else msg("Its name has no ending that tells its kind.")
    )
    return FileError(path, what, msg("Use one of: {suffixes}.", suffixes=" ".join(known)))
