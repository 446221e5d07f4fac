"""What kind of folder a project lies in: writable, on a network, or synchronised by a service."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_NETWORK_TYPES = {
    "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "webdav", "davfs", "davfs2",
    "fuse.sshfs", "fuse.davfs2", "fuse.rclone", "9p", "glusterfs", "ceph", "afs",
}  # fmt: skip

# Names of folders that synchronisation services make, as their users see them.
_SYNCED_NAMES = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "mijn drive": "Google Drive",
    "icloud drive": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "surfdrive": "SURFdrive",
    "research drive": "Research Drive",
    "box": "Box",
    "stack": "STACK",
    "syncthing": "Syncthing",
}


def may_write(path: Path) -> bool:
    """Whether the file and (for the database's companions) its folder can be written."""
    return os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK)


def is_network_folder(path: Path) -> bool:
    """Whether the file lies on another machine, where SQLite's shared memory does not work."""
    if sys.platform == "win32":
        return _is_windows_network(path)
    return file_system_of(path.resolve(), Path("/proc/mounts")) in _NETWORK_TYPES


def _is_windows_network(path: Path) -> bool:
    resolved = str(path.resolve())
    if resolved.startswith("\\\\"):
        return True
    import ctypes

    remote_drive = 4
    drive = os.path.splitdrive(resolved)[0] + "\\"
    kind: int = ctypes.windll.kernel32.GetDriveTypeW(drive)  # type: ignore[attr-defined]
    return kind == remote_drive


def file_system_of(path: Path, mounts: Path) -> str | None:
    """The type of the file system that holds *path*, from a table like /proc/mounts."""
    try:
        lines = mounts.read_text("utf-8", "replace").splitlines()
    except OSError:
        return None
    best, kind = "", None
    for line in lines:
        fields = line.split()
        if len(fields) < 3:
            continue
        mount = fields[1].replace("\\040", " ")
        if len(mount) >= len(best) and path.is_relative_to(mount):
            best, kind = mount, fields[2]
    return kind


def synced_by(path: Path) -> str | None:
    """The service that seems to synchronise the folder of *path*, by its folder's name."""
    for part in path.resolve().parts[:-1]:
        folded = part.casefold()
        for name, service in _SYNCED_NAMES.items():
            if folded == name or folded.startswith((name + " -", name + " (")):
                return service
    return None
