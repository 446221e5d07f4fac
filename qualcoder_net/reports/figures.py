"""Pictures of plain values for reports: quiet, direct, and legible when printed grey."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Picture:
    """One picture in two forms: for Word and Excel (`png`), and for web pages (`svg`)."""

    png: bytes
    svg: str
    width_cm: float
