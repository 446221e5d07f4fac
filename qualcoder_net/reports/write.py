"""A matrix report into a file: as a document, as a workbook, or as plain data."""

from __future__ import annotations

from pathlib import Path

from qualcoder_net.i18n import Message
from qualcoder_net.progress import Report, silent
from qualcoder_net.reports.matrix_document import matrix_document
from qualcoder_net.reports.report import MatrixReport
from qualcoder_net.reports.to_file import write_report

# ending -> the module whose `write` makes a matrix so
WRITERS = {
    ".docx": "word.writer",
    ".xlsx": "excel.matrix",
    ".csv": "csv",
    ".html": "html.writer",
    ".md": "markdown",
    ".json": "json",
}
_DOCUMENTS = (".docx", ".html", ".md")  # those that are written as any other document


def write_matrix(
    report: MatrixReport,
    path: Path | str,
    *,
    template: Path | str | None = None,
    force: bool = False,
    progress: Report = silent,
) -> tuple[Message, ...]:
    """Write *report* to *path* and return what the user should know about it, if anything.

    See `write_report` for the template, existing files and errors.
    """
    is_document = Path(path).suffix.lower() in _DOCUMENTS
    return write_report(
        matrix_document(report) if is_document else report,
        path, WRITERS, template=template, force=force, progress=progress,
    )  # fmt: skip
