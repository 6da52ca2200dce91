"""The program in a process of its own, and what must be the same after something was refused."""

import os
import subprocess
import sys
from typing import Any

from tests.stories.office import NOW, Office

CANARY = "Kanariepiet"


TAKE = ("take", "OEF-2026-0001")


LEAK = {"title": "Usb-stick", "channel": "telephone"}


def whole(office: Office) -> tuple[Any, ...]:
    """What must be the same after something was refused: the chain and every read table."""
    return (office.told("dpo", "verify"), office.dump())


def program(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """The program in a process of its own."""
    options.setdefault("env", os.environ | {"COLUMNS": "100"})
    options.setdefault("capture_output", True)
    return subprocess.run([sys.executable, "-m", "casemgr", *arguments], check=False, timeout=60, **options)


def options(office: Office, user: str = "dpo") -> list[str]:
    return ["--register", str(office.path), "--as", user, "--lang", "en", "--now", NOW]
