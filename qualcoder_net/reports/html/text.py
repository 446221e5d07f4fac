"""Text in web pages."""

from __future__ import annotations

from html import escape

from qualcoder_net.reports.printable import printable


def e(text: str) -> str:
    """*text* so that a browser shows it as it is, also within an attribute."""
    return escape(printable(text))
