"""Three looks: dark, light, and high contrast; and the variables our own styles add to them."""

from __future__ import annotations

from textual.theme import Theme

from qualcoder_net.i18n import Message, msg

DEFAULT = "dark"

THEMES = (
    Theme(
        name="dark",
        dark=True,
        primary="#5b93c5",
        secondary="#7f8fa3",
        accent="#b98a35",
        foreground="#d9dde3",
        background="#13161a",
        surface="#181c21",
        panel="#20252c",
        warning="#dba94b",
        error="#e0707a",
        success="#74b37f",
        variables={
            "line": "#39424d",
            "input-selection-background": "#5b93c5 40%",
            "scrollbar": "#2c333c",
            "scrollbar-hover": "#3d4753",
            "scrollbar-active": "#5b93c5",
            "scrollbar-background": "#181c21",
        },
    ),
    Theme(
        name="light",
        dark=False,
        primary="#2b6ca3",
        secondary="#5a6b7d",
        accent="#d39a2d",
        foreground="#1f2429",
        background="#eceff1",
        surface="#fcfcfa",
        panel="#dfe4e8",
        warning="#9a6200",
        error="#b3303c",
        success="#2e7a3f",
        variables={
            "line": "#b4bec8",
            "input-selection-background": "#2b6ca3 30%",
            "scrollbar": "#c9d1d8",
            "scrollbar-hover": "#aab5bf",
            "scrollbar-active": "#2b6ca3",
            "scrollbar-background": "#f2f4f4",
        },
    ),
    Theme(
        name="contrast",
        dark=True,
        primary="#4db8ff",
        secondary="#ffffff",
        accent="#ffd400",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#000000",
        warning="#ffd400",
        error="#ff8080",
        success="#7dff8a",
        luminosity_spread=0.25,
        variables={
            "line": "#ffffff",
            "text-muted": "#ffffff",
            "text-disabled": "#d0d0d0",
            "scrollbar": "#ffffff",
            "scrollbar-hover": "#ffffff",
            "scrollbar-active": "#ffd400",
            "scrollbar-background": "#000000",
            "footer-key-foreground": "#ffd400",
        },
    ),
)

NAMES: dict[str, Message] = {
    "dark": msg("dark"),
    "light": msg("light"),
    "contrast": msg("high contrast"),
}
