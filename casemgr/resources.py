"""Where the files of `data/` are: beside the packages in a checkout, inside `casemgr` in a wheel."""

import functools
import tomllib
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
DATA = _HERE / "data" if (_HERE / "data").is_dir() else _HERE.parent / "data"


@functools.cache
def table(relative: str) -> dict[str, Any]:
    """One TOML file of `data/`, read once a process. The result is shared: never change it."""
    with (DATA / relative).open("rb") as file:
        return tomllib.load(file)


@functools.cache
def names(folder: str, suffix: str = ".toml") -> tuple[str, ...]:
    """The stems of the files in a folder of `data/`, read once a process, and sorted: nothing depends on the disk."""
    return tuple(sorted(path.stem for path in (DATA / folder).glob(f"*{suffix}")))
