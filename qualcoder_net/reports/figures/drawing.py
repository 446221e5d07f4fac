"""A sheet measured in centimetres to draw figures on, and its print as PNG and SVG.

matplotlib only sets letters and lays ink: charts place things themselves, so that no long label is
cut and the same values give the same bytes. It is loaded when the first sheet is made.
"""

from __future__ import annotations

import contextlib
import io
import logging
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from qualcoder_net.reports.printable import printable

INK, GREY, RULE = "#262626", "#595959", "#d4d4d4"
SMALL, LABEL = 8.0, 8.5  # points
LINE = 0.37  # centimetres from one line of a label to the next
_DPI = 220


@dataclass(frozen=True)
class Picture:
    """One picture in two forms: `png` for Word, `svg` (a whole file) for web pages."""

    png: bytes
    svg: str
    width_cm: float


@contextlib.contextmanager
def sheet(width: float, height: float) -> Iterator[Sheet]:
    """An empty sheet of *width* by *height* cm, to draw on and print within the `with`."""
    with _settings():
        yield Sheet(width, height)


class Sheet:
    """White paper measured in cm: x runs to the right, y downwards from the top."""

    def __init__(self, width: float, height: float) -> None:
        from matplotlib.figure import Figure

        self.width, self.height = width, height
        self._figure = Figure(figsize=(width / 2.54, height / 2.54), facecolor="white")
        self._axes: Any = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_xlim(0, width)
        self._axes.set_ylim(height, 0)
        self._axes.axis("off")

    def text(
        self,
        x: float,
        y: float,
        *lines: str,
        align: Literal["left", "center", "right"] = "left",
        size: float = LABEL,
        colour: str = INK,
        bold: bool = False,
        angle: float = 0,
    ) -> None:
        """Lines of text beneath each other, with their middle at y."""
        first = y - LINE * (len(lines) - 1) / 2
        for i, line in enumerate(lines):
            self._axes.text(
                x, first + i * LINE, printable(line),
                ha=align, va="center", color=colour, rotation=angle, rotation_mode="anchor",
                parse_math=False, fontproperties=_font(size, bold),
            )  # fmt: skip

    def bar(
        self, x: float, y: float, width: float, height: float, colour: str, edge: str = "none"
    ) -> None:
        """A filled rectangle with its upper left corner at (x, y)."""
        from matplotlib.patches import Rectangle

        self._axes.add_patch(
            Rectangle(
                (x, y), width, height, facecolor=colour, edgecolor=edge, linewidth=0.6, zorder=3
            )
        )

    def line(
        self, x: float, y: float, to_x: float, to_y: float, colour: str = RULE, thick: float = 0.6
    ) -> None:
        self._axes.plot([x, to_x], [y, to_y], color=colour, lw=thick, solid_capstyle="butt")

    def circle(self, x: float, y: float, radius: float, colour: str, edge: str = "none") -> None:
        from matplotlib.patches import Circle

        self._axes.add_patch(
            Circle((x, y), radius, facecolor=colour, edgecolor=edge, linewidth=0.8, zorder=3)
        )

    def picture(self) -> Picture:
        """What has been drawn, without a date or anything else that differs from day to day."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.backends.backend_svg import FigureCanvasSVG

        png, svg = io.BytesIO(), io.BytesIO()
        paint: Any = FigureCanvasAgg(self._figure)
        paint.print_png(png, metadata={"Software": None})
        nothing = dict.fromkeys(("Creator", "Date", "Format", "Type"))
        trace: Any = FigureCanvasSVG(self._figure)
        trace.print_svg(svg, metadata=nothing)
        return Picture(png.getvalue(), svg.getvalue().decode(), self.width)


# --- measuring text ------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def text_width(said: str, size: float = LABEL, bold: bool = False) -> float:
    """The centimetres that a line of text takes."""
    from matplotlib.textpath import text_to_path

    with _settings():
        width, *_ = text_to_path.get_text_width_height_descent(
            printable(said), _font(size, bold), ismath=False
        )
    return float(width) / 72 * 2.54


def wrapped(said: str, width: float, size: float = LABEL, bold: bool = False) -> list[str]:
    """*said* in lines of at most *width* cm; only a word that is wider itself is broken."""
    lines: list[str] = []
    line = ""
    for word in said.split():
        longer = f"{line} {word}".strip()
        if text_width(longer, size, bold) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *whole, line = _broken(word, width, size, bold)
        lines += whole
    return [*lines, line]


def _broken(word: str, width: float, size: float, bold: bool) -> Iterator[str]:
    while text_width(word, size, bold) > width and len(word) > 1:
        end = len(word) - 1
        while end > 1 and text_width(f"{word[:end]}-", size, bold) > width:
            end -= 1
        yield f"{word[:end]}-"
        word = word[end:]
    yield word


# --- matplotlib, as we want it -------------------------------------------------------------------


@contextlib.contextmanager
def _settings() -> Iterator[None]:
    """matplotlib's own defaults, whatever the user's are, and its warnings kept off the screen."""
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    import matplotlib as mpl

    ours = {"svg.hashsalt": "report", "svg.fonttype": "path", "figure.dpi": _DPI}
    defaults: Any = {k: v for k, v in _defaults().items() if not k.startswith("backend")}
    with mpl.rc_context(defaults | ours), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a sign that the font lacks shows as a box
        yield


@lru_cache(maxsize=1)
def _defaults() -> dict[str, Any]:
    import matplotlib as mpl

    defaults: Any = mpl.rcParamsDefault
    return dict(defaults)


@lru_cache(maxsize=16)
def _font(size: float, bold: bool) -> Any:
    """The face that comes with matplotlib, so that a picture looks the same everywhere."""
    import matplotlib as mpl
    from matplotlib.font_manager import FontProperties

    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return FontProperties(fname=str(Path(mpl.get_data_path()) / "fonts" / "ttf" / name), size=size)
