"""The examples that come with the program, and the sample study made of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qualcoder_net.errors import FileError
from qualcoder_net.i18n import msg
from qualcoder_net.progress import Report, silent

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project

_PACKAGE = Path(__file__).parent.parent
# An installed program carries them in itself; a checkout has them beside the package.
_PLACES = (_PACKAGE / "data", _PACKAGE.parent)

CODEBOOK = "codebooks/organisatienetwerken.yaml"
MANIFEST = "transcripts/interviews.csv"
CODINGS = "transcripts/reference/referentie.csv"
ASKED = "transcripts/reference/gevraagd.csv"
SECOND_CODINGS = "transcripts/reference/tweede.csv"
THEMES = "codebooks/themes.yaml"
PUBLISHED = "codebooks/pre-study.yaml"
CODER = "referentie"
SECOND = "tweede"


def shipped(name: str) -> Path:
    """Where a shipped file or folder is: `shipped("codebooks/vier-perspectieven.yaml")`."""
    for place in _PLACES:
        if (found := place / name).exists():
            return found
    raise FileError(
        name, msg("it did not come with this program."), msg("Install the program again.")
    )


def codebook_file(said: Path) -> Path:
    """The file of a codebook: the one that is named, or one that came with the program.

    “vier-perspectieven” will do for a shipped one; a file of that name goes first.
    """
    if said.exists() or said.name != str(said):
        return said
    books = {book.stem: book for book in shipped("codebooks").glob("*.yaml") if is_codebook(book)}
    return books.get(said.stem, said)


def is_codebook(file: Path) -> bool:
    """Whether a shipped file of that folder is a codebook, and not about one."""
    return f"codebooks/{file.name}" not in (THEMES, PUBLISHED)


def copy_examples(folder: Path) -> list[Path]:
    """Copy the shipped codebooks and interviews to *folder*; what was there already stays.

    Returns the files that were copied.
    """
    copied = []
    for part in ("codebooks", "transcripts"):
        source = shipped(part)
        for file in sorted(source.rglob("*")):
            target = folder / part / file.relative_to(source)
            if file.is_file() and not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(file.read_bytes())
                copied.append(target)
    return copied


def make_sample(where: Path, *, coder: str | None = None, report: Report = silent) -> Project:
    """Make the sample study in a new file: the shipped codebook and interviews, coded.

    All interviews are coded by the analyst `referentie`, some also by the second coder `tweede`,
    so that whoever opens it finds an empty desk of her own; *coder* is who opens it here. When
    anything goes wrong, no file is left.
    """
    from qualcoder_net.core.codebook_files import load_codebook
    from qualcoder_net.core.importing import import_sources
    from qualcoder_net.core.manifests import read_manifest
    from qualcoder_net.core.project import Project
    from qualcoder_net.formats.codebook import read_codebook
    from qualcoder_net.model import text_in

    book = read_codebook(shipped(CODEBOOK))
    wanted = read_manifest(shipped(MANIFEST))
    project = Project.create(where, name=text_in(book.name, "nl"), coder=CODER)
    try:
        with project:
            load_codebook(project, book)
            import_sources(project, wanted, report=report)
            project.coders.set_role(SECOND, "second")
            _code(project, CODINGS, ASKED)
        with Project.open(where, coder=SECOND) as project:
            _code(project, SECOND_CODINGS)
            project.set_setting("sample", {"revision": project.journal.revision()})
        return Project.open(where, coder=coder)
    except BaseException:
        where.unlink(missing_ok=True)
        raise


def _code(project: Project, *tables: str) -> None:
    """Let the coder at work code, blind and to the end, the sources that the tables hold."""
    from qualcoder_net.core.codings_files import import_codings, sources_in

    files = [shipped(table) for table in tables]
    sources = sources_in(project, files[0])
    project.sources.code_blind(*sources)
    for file in files:
        import_codings(project, file)
    project.sources.finish(*sources)


def is_sample(project: Project) -> bool:
    return isinstance(project.setting("sample"), dict)


def is_untouched_sample(project: Project) -> bool:
    """Whether it is the sample study just as it was made: nobody has done anything in it since."""
    sample = project.setting("sample")
    return isinstance(sample, dict) and sample.get("revision") == project.journal.revision()
