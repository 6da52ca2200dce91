"""Codes of conduct that a register uses: those that ship, and a municipality's own file."""

from pathlib import Path

from casemgr import registerfacts
from casemgr.desk import packchecks, registers
from casemgr.desk.session import Session
from casemgr.errors import Refused, Unusable
from casemgr.facts import Code
from casemgr.language import text
from casemgr.law import packs
from casemgr.law.packs import Pack
from casemgr.store import kept

MOST_BYTES = 1_000_000


def named(given: str) -> tuple[Pack, bytes]:
    """A pack by its key, or by the path of a file that ends in .toml; with its bytes, which the register keeps."""
    if not given.endswith(".toml"):
        return packs.load(given), packs.shipped(given)
    path = Path(given)
    content = contents(path)
    return packchecks.read(content, path.name), content


def contents(path: Path) -> bytes:
    """The bytes of a pack file; refused when it cannot be read or cannot be a pack."""
    hint = text("Check the path and your rights.")
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Unusable("no-file", text("This file is too large to be a pack."), hint=hint)
        return path.read_bytes()
    except OSError:
        raise Unusable("no-file", text("This file cannot be read."), hint=hint) from None


def add(session: Session, given: str) -> Pack:
    """Adds a pack, or a new version of one, to the register. Cases that run keep the version they were opened under."""
    pack, content = named(given)
    if kept.pack(session.register, pack.digest) is not None:
        raise Refused("known-pack", text("The register already uses this version of “{key}”.", key=pack.key))
    fact = registerfacts.PackAdded(pack=Code(pack.key), version=Code(pack.version), digest=Code(pack.digest))
    registers.record(session, fact, needs="settings D", pack=(pack, content))
    for known in (pack.key, None):
        session.register.cache.pop(f"newest:{known}", None)
    return pack
