"""Tells whether a path stands on a disk shared over a network, where SQLite's locks cannot be trusted."""

import os
import shutil
import sys
from pathlib import Path

REMOTE = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "fuse.davfs", "davfs", "fuse.rclone"})


def is_remote(path: Path) -> bool:
    """True for file systems known to be remote; unknown ones are taken to be local."""
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(str(path.absolute().anchor)) == 4)  # DRIVE_REMOTE
    try:
        lines = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    return _kind(os.path.realpath(path), lines) in REMOTE


def _kind(real: str, lines: list[str]) -> str:
    """The type of the longest mount point that holds the path."""
    best, kind = "", ""
    for line in lines:
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        point = parts[1].replace("\\040", " ")
        holds = point == "/" or real == point or real.startswith(point.rstrip("/") + "/")
        if holds and len(point) >= len(best):
            best, kind = point, parts[2]
    return kind


def free(path: Path) -> int | None:
    """Bytes free on the disk of a path; None when that cannot be told."""
    try:
        return shutil.disk_usage(path.parent).free
    except OSError:
        return None
