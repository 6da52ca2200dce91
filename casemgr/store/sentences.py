"""What the driver raises, in a clerk's words. Never repeats the SQL or a value."""

import contextlib
from collections.abc import Iterator

import sqlcipher3.dbapi2 as driver

from casemgr.errors import RegisterError
from casemgr.language import text

CONSTRAINT = driver.IntegrityError
"""What the driver raises when a UNIQUE rule stops a writer; caught by those who know what it means."""


@contextlib.contextmanager
def spoken() -> Iterator[None]:
    """Turns what the driver raises into a sentence for a clerk. Never repeats the SQL or a value."""
    try:
        yield
    except (driver.OperationalError, driver.DatabaseError) as error:
        if isinstance(error, CONSTRAINT):
            raise
        raise _explained(str(error).lower()) from error


def _explained(said: str) -> RegisterError:
    if "locked" in said or "busy" in said:
        return RegisterError(
            "locked",
            text("Another program is using the register."),
            hint=text("Nothing was recorded. Wait a moment and try again."),
        )
    if "full" in said:
        return RegisterError(
            "disk-full",
            text("There is no room left on the disk of the register."),
            hint=text("Nothing was recorded and nothing is half written. Make room and try again."),
        )
    if "readonly" in said or "read-only" in said:
        return read_only()
    if "not a database" in said or "malformed" in said or "encrypted" in said or "no such table" in said:
        return not_a_register()
    return RegisterError(
        "unreachable",
        text("The register can no longer be reached."),
        hint=text("Check that the disk is there. What was recorded before is kept."),
    )


def read_only() -> RegisterError:
    return RegisterError(
        "read-only",
        text("This register is read-only."),
        hint=text("You can look and print, not record. Check the rights on the file and its folder."),
    )


def not_a_register() -> RegisterError:
    """What stands there is a file, but not one of ours."""
    return RegisterError(
        "not-a-register",
        text("This file is not a casemgr register, or it is damaged."),
        hint=text("Nothing was changed. Check the path, or restore a backup."),
    )
