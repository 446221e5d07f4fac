"""Folders: on which kind of disk they lie, and which service synchronises them."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcoder_net.core.project import Project
from qualcoder_net.store import folders

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
//server/team /mnt/Team\\040drive cifs rw 0 0
/dev/sdb1 /home/anna/local ext4 rw 0 0
C: /mnt/c 9p rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/tmp/study.qnet", "ext4"),
        ("/home/bas/study.qnet", "nfs4"),
        ("/home/anna/local/study.qnet", "ext4"),
        ("/home/anna/localstudy.qnet", "nfs4"),
        ("/mnt/Team drive/study.qnet", "cifs"),
        ("/mnt/c/study.qnet", "9p"),
    ],
)
def test_the_file_system_of_a_path_is_that_of_its_nearest_mount(
    tmp_path: Path, path: str, kind: str
) -> None:
    table = tmp_path / "mounts"
    table.write_text(MOUNTS)
    assert folders.file_system_of(Path(path), table) == kind


def test_without_a_table_of_mounts_a_folder_is_taken_for_a_local_one(tmp_path: Path) -> None:
    assert folders.file_system_of(tmp_path, tmp_path / "none") is None


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive - Hogeschool", "OneDrive"),
        ("Dropbox (Werk)", "Dropbox"),
        ("SURFdrive", "SURFdrive"),
        ("Toolbox", None),
        ("boxes", None),
        ("interviews", None),
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(
    tmp_path: Path, folder: str, service: str | None
) -> None:
    place = tmp_path / folder / "study.qnet"
    place.parent.mkdir()
    assert folders.synced_by(place) == service
    with Project.create(place) as project:
        said = " ".join(map(str, project.warnings()))
        assert (f"{service} synchronises" in said) is (service is not None)
