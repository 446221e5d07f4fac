"""A matrix report as JSON, for other programs: exact figures, exact texts."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import BinaryIO

from qualcoder_net.progress import Report, silent
from qualcoder_net.reports.method import totals_sentence
from qualcoder_net.reports.report import MatrixReport
from qualcoder_net.reports.words import words


def write(report: MatrixReport, stream: BinaryIO, *, progress: Report = silent) -> None:
    """Write all of *report*; a figure that does not exist is null.

    `quotations` name their row and column by position in `rows` and `columns`.
    """
    said = {key: value for key, value in asdict(report).items() if key != "grid"}
    said |= asdict(report.grid)
    said["date"] = report.date.isoformat()
    said["columns"] = [{"label": head.label, "path": head.full} for head in report.columns]
    said["rows"] = [{"label": head.label, "path": head.full} for head in report.rows]
    said["totals_note"] = totals_sentence(words(report.language))
    text = json.dumps(said, ensure_ascii=False, indent=1)
    # half a surrogate pair has no place in UTF-8
    stream.write(text.encode("utf-8", "replace") + b"\n")
