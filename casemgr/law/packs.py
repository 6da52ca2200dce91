"""A local code of conduct as data: `data/packs/<key>.toml`, checked whole when it is read.

`load("bev")` reads a shipped pack, `read(content, name)` one that a register keeps. A mistake is an
`Unusable` "bad-pack" that names file, line and key. How to write one: `docs/packs.md`.
"""

import hashlib
from dataclasses import replace
from functools import cache

from casemgr.errors import Unusable
from casemgr.language import text
from casemgr.law.pack import Pack
from casemgr.law.packreferences import references
from casemgr.law.shapes import ShapeError, build, one_of, parse
from casemgr.law.suggestions import nearest
from casemgr.resources import DATA, names

__all__ = ["Pack", "keys", "load", "read", "shipped"]
FOLDER = "packs"


def keys() -> tuple[str, ...]:
    """The packs that ship with casemgr."""
    return names(FOLDER)


@cache
def load(key: str) -> Pack:
    """A shipped pack, read once a process."""
    if key not in keys():
        near = nearest(key, keys())
        hint = text("Did you mean “{near}”?", near=near) if near else None
        raise Unusable("unknown-pack", text("There is no pack “{key}”.", key=key), hint=hint)
    pack = read(shipped(key), f"{key}.toml")
    if pack.key != key:
        raise Unusable(
            "bad-pack",
            text("{file} calls itself “{key}”: name and key must be the same.", file=f"{key}.toml", key=pack.key),
        )
    return pack


@cache
def shipped(key: str) -> bytes:
    """The bytes of a shipped pack, as a register keeps them; read once a process, so that they are those of `load`."""
    return (DATA / FOLDER / f"{key}.toml").read_bytes()


def read(content: bytes, name: str) -> Pack:
    """A pack from its bytes. `name` is said when something is wrong with it."""
    decoded, tables = parse(content, "bad-pack", name)
    try:
        pack = build(Pack, tables)
        for place, value, options in references(pack):
            one_of(value, options, place)
    except ShapeError as error:
        raise error.said("bad-pack", name, decoded) from None
    return replace(pack, digest=hashlib.sha256(content).hexdigest())
