"""The figures of agreement by code as a grid of comma-separated values."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from qualcoder_net.progress import Report, silent
from qualcoder_net.reports.agreement.figures import code_records
from qualcoder_net.reports.printable import printable

if TYPE_CHECKING:
    from qualcoder_net.core.agreement import AgreementResult


def write(result: AgreementResult, stream: BinaryIO, *, progress: Report = silent) -> None:
    """Write a row for each code and kind of source (blind or not), figures as programs read them.

    UTF-8 with the mark that makes Excel see it as such; an empty cell is a figure that does not
    exist.
    """
    rows = [*_rows(result)]
    text = io.TextIOWrapper(stream, "utf-8-sig", newline="", write_through=True)
    out = csv.DictWriter(text, list(rows[0]) if rows else ["code"])
    out.writeheader()
    out.writerows(rows)
    text.detach()


def _rows(result: AgreementResult) -> Iterator[dict[str, Any]]:
    for kind, measured in (("blind", result.blind), ("not blind", result.seen)):
        for record in code_records(result, measured) if measured else ():
            by_coder = record.pop("prevalence")
            yield {
                "sources": kind,
                **{name: printable(v) if isinstance(v, str) else v for name, v in record.items()},
                **{
                    f"{name} {coder}": value
                    for coder, figures in by_coder.items()
                    for name, value in figures.items()
                },
            }
