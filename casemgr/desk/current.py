"""Opening a register that stands: cheap, without the models, unless its read tables have to be made again."""

from pathlib import Path
from zoneinfo import ZoneInfo

from casemgr.reading import projection
from casemgr.store import connection as store
from casemgr.store import kept
from casemgr.store.connection import Register


def open_current(path: Path, progress: projection.Progress | None = None) -> Register:
    """Opens a register; read tables that another version made are made again first."""
    register = store.open_register(path)
    try:
        if not register.read_only and not projection.is_current(register):
            from casemgr.desk.keeping import rebuild

            rebuild(register, progress)
    except BaseException:
        register.close()
        raise
    return register


def is_sandbox(register: Register) -> bool:
    """Whether this register was made for practice, which it stays."""
    if "sandbox" not in register.cache:
        register.cache["sandbox"] = kept.was_made_for_practice(register)
    return bool(register.cache["sandbox"])


def organisation(register: Register) -> str:
    """Whose register it is."""
    from casemgr.store import ledger

    events = ledger.stream(register, "register")
    return str((events[0].personal or {}).get("organisation", "")) if events else ""


def zone_of(register: Register) -> ZoneInfo:
    """The zone of the pack that new cases get, noted when the register was made."""
    noted = kept.mark(register, "zone")
    if noted is None:
        from casemgr.desk.session import pack_named

        return ZoneInfo(pack_named(register, None).zone)
    return ZoneInfo(noted)
