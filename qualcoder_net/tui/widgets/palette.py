"""The colours and attributes of everything on a page, for one theme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rich.color import Color as RichColor
from rich.style import Style
from textual.color import Color
from textual.widget import Widget

from qualcoder_net.tui.widgets.lanes import Rgb, contrast, ink_on, legible, mixed

CLASS = "transcript--"
VOICES = ("question", "aside", "number", "speaker", "interviewer")
LAYERS = ("cursor", "selection", "word", "hit", "current-hit", "ghost", "focused", "difference")

_TINT = 0.14  # of the code's colour in the ground of coded text
_TINT_UNDER_CURSOR = 0.12
_HIGH_CONTRAST = 18  # of text to background; such a theme asks more of the codes' colours too


@dataclass(frozen=True, slots=True)
class Run:
    """What a stretch of text is at once: its voice, its code's colour, what lies over it."""

    kind: str  # text, question or aside
    tint: str = ""
    mark: str = ""
    over: str = ""  # cursor, selection
    is_word: bool = False
    hit: str = ""  # hit, current-hit


@dataclass(frozen=True)
class Palette:
    """The styles of one theme by part (“text”, “cursor”, “current-hit” …).

    `ground` is the background; coded text is tinted unless it cannot be mixed with (a terminal's
    own colours) or should not be. Code colours keep a contrast of `ratio` to it.
    """

    styles: Mapping[str, Style]
    ground: Rgb
    is_tinted: bool = True
    ratio: float = 3.0
    _known: dict[tuple[object, ...], Style] = field(default_factory=dict, repr=False)

    def __getitem__(self, part: str) -> Style:
        return self.styles[part]

    def stripe(self, colour: str, part: str, own: bool) -> Style:
        key = (colour, part, own)
        if key not in self._known:
            seen = legible(colour, self.ground, self.ratio)
            if part == "begin" and own:
                style = Style(color=_rich(ink_on(seen)), bgcolor=_rich(seen), bold=True)
            else:
                style = Style(color=_rich(seen), bold=part != "bar")
            self._known[key] = self["text"] + style
        return self._known[key]

    def run(self, run: Run) -> Style:
        """The style of a stretch of text; later layers cover earlier ones."""
        key = (run,)
        if key not in self._known:
            self._known[key] = self._mix(run)
        return self._known[key]

    def _mix(self, run: Run) -> Style:
        style = self[run.kind]
        over = self[run.over] if run.over else Style.null()
        if run.mark:
            style += self[run.mark]
        style += over
        if run.tint and self.is_tinted and not over.reverse:
            style += Style(bgcolor=_rich(self._tinted(run.tint, over)))
        if run.is_word:
            style += self["word"]
        if run.hit:
            style += self[run.hit]
        return style

    def _tinted(self, colour: str, over: Style) -> Rgb:
        ground, share = self.ground, _TINT
        if over.bgcolor is not None:
            ground, share = over.bgcolor.get_truecolor(), _TINT_UNDER_CURSOR
        return mixed(ground, legible(colour, self.ground, self.ratio), share)

    def coloured(self, part: str, colour: str) -> Style:
        """The style of a part in a code's colour, where there is one."""
        style = self["text"] + self[part]
        if colour:
            style += Style(color=_rich(legible(colour, self.ground, self.ratio)))
        return style


def palette_of(widget: Widget, *, tinted: bool = True) -> Palette:
    """What the theme says of a page's component classes."""
    background = widget.background_colors[1]
    can_mix = background.ansi is None
    ground: Rgb = background.rgb if can_mix else (0, 0, 0)
    if not can_mix and not widget.app.current_theme.dark:
        ground = (255, 255, 255)
    styles = {"text": widget.rich_style}
    styles |= {part: widget.get_component_rich_style(CLASS + part) for part in VOICES}
    styles |= {part: _layer(widget, CLASS + part) for part in LAYERS}
    ink = widget.rich_style.color
    is_stark = ink is not None and contrast(Color.from_rich_color(ink).rgb, ground) > _HIGH_CONTRAST
    return Palette(styles, ground, can_mix and tinted, 4.5 if is_stark else 3.0)


def _layer(widget: Widget, component: str) -> Style:
    """What a component sets itself, its colours as they come out over the background."""
    own = widget.get_component_rich_style(component, partial=True)
    whole = widget.get_component_rich_style(component)
    return own + Style(
        color=whole.color if own.color else None, bgcolor=whole.bgcolor if own.bgcolor else None
    )


def _rich(colour: Rgb) -> RichColor:
    return RichColor.from_rgb(*colour)
