"""The figures of agreement as JSON, for other programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, BinaryIO

from qualcoder_net.progress import Report, silent
from qualcoder_net.reports.agreement.figures import as_record

if TYPE_CHECKING:
    from qualcoder_net.core.agreement import AgreementResult


def write(result: AgreementResult, stream: BinaryIO, *, progress: Report = silent) -> None:
    """Write all of *result*; a figure that does not exist is null."""
    text = json.dumps(as_record(result), ensure_ascii=False, indent=1)
    stream.write(text.encode("utf-8", "replace") + b"\n")
