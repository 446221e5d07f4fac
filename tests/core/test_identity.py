"""Who is coding, and the user's own settings: no password in them, and no crash without them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from qualcoder_net.core import identity
from qualcoder_net.core.identity import (
    Settings,
    coder_name,
    load_settings,
    remember_project,
    save_settings,
    settings_file,
    without_password,
)


def test_a_coder_is_named_as_given_else_configured_else_as_logged_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(identity.getpass, "getuser", lambda: "login")
    assert coder_name() == "login"
    save_settings(Settings(coder="configured"))
    assert coder_name() == "configured"
    monkeypatch.setenv("QUALCODER_NET_CODER", "environment")
    assert coder_name() == "environment"
    assert coder_name(" given ") == "given"
    assert coder_name("x" * 300) == "x" * 200


def test_someone_without_a_login_name_is_a_coder(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError

    monkeypatch.setattr(identity.getpass, "getuser", nobody)
    assert coder_name() == "coder"
    assert coder_name("  ") == "coder"


def test_settings_come_back_as_they_were_kept() -> None:
    assert load_settings() == Settings()
    kept = Settings(coder="Änna", language="nl", theme="dark", recent=("/a", "/b"))
    save_settings(kept)
    assert load_settings() == kept


def test_settings_are_the_users_own_unless_said_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QUALCODER_NET_CONFIG")
    assert settings_file().parts[-2:] == ("qualcoder-net", "settings.json")
    assert settings_file().is_absolute()


@pytest.mark.parametrize("said", ["", "{", "[]", "3", '{"recent": 3}', '{"coder": 3}'])
def test_unreadable_settings_are_none(said: str) -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text(said)
    assert load_settings() == Settings()


def test_settings_that_cannot_be_kept_do_not_stop_anyone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("QUALCODER_NET_CONFIG", str(tmp_path / "file"))
    save_settings(Settings(coder="anna"))
    assert load_settings() == Settings()


def test_recent_projects_are_told_once_newest_first(tmp_path: Path) -> None:
    for name in ("a.qnet", "b.qnet", "a.qnet"):
        remember_project(tmp_path / name)
    assert load_settings().recent == (str(tmp_path / "a.qnet"), str(tmp_path / "b.qnet"))
    for number in range(20):
        remember_project(tmp_path / f"{number}.qnet")
    assert len(load_settings().recent) == 12
    os.chdir(tmp_path)
    remember_project("here.qnet")
    assert load_settings().recent[0] == str(tmp_path / "here.qnet")


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ("/home/anna/study.qnet", "/home/anna/study.qnet"),
        ("postgresql://anna:geheim@host/db", "postgresql://anna@host/db"),
        ("postgresql://anna:ge/heim@host/db", "postgresql://anna@host/db"),
        ("postgresql://anna:ge@heim@host/db", "postgresql://anna@host/db"),
        ("postgresql://anna:ge:h?m@host/db", "postgresql://anna@host/db"),
        ("postgresql://:geheim@host/db", "postgresql://@host/db"),
        ("postgresql://anna@host:5432/db", "postgresql://anna@host:5432/db"),
        ("postgresql://host:5432/db", "postgresql://host:5432/db"),
        ("postgresql://a@h/d?password=geheim&x=1", "postgresql://a@h/d?password=&x=1"),
        ("postgresql://a@h/d?sslpassword=geheim", "postgresql://a@h/d?sslpassword="),
    ],
)
def test_a_password_is_left_out(place: str, shown: str) -> None:
    assert without_password(place) == shown


def test_no_password_is_remembered() -> None:
    remember_project("postgresql://anna:geheim@host/db")
    assert "geheim" not in settings_file().read_text()
    assert load_settings().recent == ("postgresql://anna@host/db",)
