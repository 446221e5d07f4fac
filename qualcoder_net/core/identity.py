"""Who is coding, and what she opened last: the user's own settings, outside any project."""

from __future__ import annotations

import getpass
import json
import os
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

_RECENT = 12


@dataclass(frozen=True)
class Settings:
    """What a user has told the program. `recent` are projects, without passwords."""

    coder: str | None = None
    language: str | None = None
    theme: str | None = None
    recent: tuple[str, ...] = field(default=())


def settings_file() -> Path:
    if folder := os.environ.get("QUALCODER_NET_CONFIG"):
        return Path(folder) / "settings.json"
    from platformdirs import user_config_path

    return user_config_path("qualcoder-net", appauthor=False) / "settings.json"


def load_settings() -> Settings:
    """The user's settings; a missing or unreadable file means none."""
    try:
        said = json.loads(settings_file().read_text("utf-8"))
        return Settings(
            coder=_text(said.get("coder")),
            language=_text(said.get("language")),
            theme=_text(said.get("theme")),
            recent=tuple(str(place) for place in said.get("recent", ())),
        )
    except (OSError, ValueError, AttributeError, TypeError):
        return Settings()


def save_settings(settings: Settings) -> None:
    """Keep the settings; quietly gives up where the user has no place of her own to write."""
    file = settings_file()
    fresh = file.with_suffix(".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(json.dumps(settings.__dict__, ensure_ascii=False, indent=1), "utf-8")
        fresh.replace(file)
    except OSError:
        return


def remember_project(place: str | Path) -> None:
    """Put a project at the top of the recent ones. Database passwords are left out."""
    name = without_password(str(place))
    if "://" not in name:
        name = str(Path(name).resolve())
    settings = load_settings()
    others = [other for other in settings.recent if other != name]
    save_settings(replace(settings, recent=(name, *others)[:_RECENT]))


def without_password(place: str) -> str:
    # up to the last @: who did not write hers as %40 has a password with an @ in it
    place = re.sub(r"(://[^:/@]*):.*@", r"\1@", place)
    return re.sub(r"([?&](?:ssl)?password=)[^&]*", r"\1", place)


def coder_name(given: str | None = None) -> str:
    """The name to record acts under: as given, else configured, else the login name."""
    name = given or os.environ.get("QUALCODER_NET_CODER") or load_settings().coder or login_name()
    return name.strip()[:200] or "coder"


def login_name() -> str:
    """The name under which the user is logged in on this machine."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "coder"


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
