"""The register: one SQLite file, opened with every safety on. The only place that knows the driver and its keys."""

import contextlib
import os
import random
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from casemgr.errors import RegisterError
from casemgr.language import text
from casemgr.store import schema
from casemgr.store.disks import is_remote
from casemgr.store.sentences import not_a_register, read_only, spoken

Connection = Any
"""A connection of the driver. `sqlcipher3` ships no types; its SQLite carries the WAL fix that the standard one
lacks.
"""

BUSY_SECONDS = 10.0
STEP_SECONDS = 0.05
"""How long SQLite itself waits: while it does, nothing else is heard."""


class Register:
    """An open register. `path` is shown to people; nothing else leaves this class but rows."""

    def __init__(self, connection: Connection, path: Path, *, read_only: bool = False) -> None:
        self.connection = connection
        self.path = path
        self.read_only = read_only
        self.cache: dict[str, Any] = {}
        """What this process has folded already; each reader checks by sequence number that it still holds."""

    def rows(self, sql: str, values: Any = ()) -> list[Any]:
        """All rows of a question; they answer to the names of their columns."""
        with spoken():
            return self.connection.execute(sql, values).fetchall()  # type: ignore[no-any-return]

    def row(self, sql: str, values: Any = ()) -> Any | None:
        """The first row, or None."""
        with spoken():
            return self.connection.execute(sql, values).fetchone()

    @contextlib.contextmanager
    def write(self) -> Iterator[Connection]:
        """One write transaction: all of it or nothing. Waits `BUSY_SECONDS` for another writer, then says so."""
        if self.read_only:
            raise read_only()
        with spoken():
            self._begin()
            try:
                yield self.connection
                self.connection.execute("commit")
            except BaseException:
                with contextlib.suppress(driver.Error):
                    self.connection.execute("rollback")
                raise

    def _begin(self) -> None:
        """Waits in short steps, so that Ctrl-C is heard and no writer is starved by another."""
        until = time.monotonic() + BUSY_SECONDS
        while True:
            try:
                self.connection.execute("begin immediate")
                return
            except driver.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() >= until:
                    raise
                time.sleep(random.uniform(0.002, 0.02))  # noqa: S311  # not a secret: two writers must not keep step

    def close(self) -> None:
        """Closes the file; the write-ahead log is folded in by the last one out."""
        self.connection.close()


def _connect(target: str, *, uri: bool = False) -> Connection:
    connection = driver.connect(target, uri=uri, isolation_level=None, timeout=STEP_SECONDS, check_same_thread=False)
    connection.row_factory = driver.Row
    _unlock(connection, key=None)
    return connection


def _unlock(connection: Connection, key: str | None) -> None:
    """The one place where a key is given to the file. Until registers can be encrypted there is none."""
    if key is not None:
        connection.execute("pragma key = ?", (key,))


def create(path: Path) -> Register:
    """A new, empty register. Refuses a path that exists and a disk that cannot lock."""
    if path.exists():
        raise RegisterError(
            "register-exists",
            text("There is already something at this place; nothing was changed."),
            hint=text("Choose another file with --register, or use the register that is there."),
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except OSError as error:
        raise RegisterError(
            "no-place",
            text("A register cannot be made at this place."),
            hint=text("Check that the folder exists and that you may write in it."),
        ) from error
    try:
        _check_disk(path)
        with spoken():
            connection = _connect(str(path))
            _careful(connection)
            schema.migrate(connection)
    except BaseException:
        for name in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
            name.unlink(missing_ok=True)
        raise
    return Register(connection, path)


def open_register(path: Path) -> Register:
    """Opens what `create` made, brings an older one up to date, refuses a newer one."""
    if path.is_dir():
        raise RegisterError(
            "is-a-directory",
            text("The register is a folder, not a file."),
            hint=text("Name the file itself with --register."),
        )
    if not path.exists():
        raise RegisterError(
            "no-register",
            text("There is no register here yet."),
            hint=text("Make one with: casemgr init. Or look around with: casemgr demo"),
        )
    _check_disk(path)
    is_read_only = not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK)
    with spoken():
        try:
            connection = (
                _connect(f"{path.absolute().as_uri()}?mode=ro", uri=True) if is_read_only else _connect(str(path))
            )
            _check_kind(connection)
        except driver.OperationalError as error:
            if "unable to open" not in str(error):
                raise
            connection, is_read_only = _connect(f"{path.absolute().as_uri()}?immutable=1", uri=True), True
            _check_kind(connection)
        if not is_read_only:
            _careful(connection)
            if schema.version(connection) < schema.CURRENT:
                schema.migrate(connection)
    return Register(connection, path, read_only=is_read_only)


def _check_kind(connection: Connection) -> None:
    if connection.execute("pragma application_id").fetchone()[0] != schema.APPLICATION_ID:
        raise not_a_register()
    if schema.version(connection) > schema.CURRENT:
        raise RegisterError(
            "newer-version",
            text("This register was made with a newer casemgr."),
            hint=text("Update casemgr. Nothing was changed."),
        )


def _careful(connection: Connection) -> None:
    connection.execute("pragma journal_mode=wal")
    connection.execute("pragma synchronous=full")
    connection.execute("pragma foreign_keys=on")
    connection.execute("pragma secure_delete=on")
    connection.execute("pragma recursive_triggers=on")
    connection.execute("pragma cache_size=-8000")
    connection.execute("pragma temp_store=memory")


def _check_disk(path: Path) -> None:
    if is_remote(path):
        raise RegisterError(
            "remote-disk",
            text("The register stands on a network disk or in a synchronised folder, where it can be damaged."),
            hint=text("Put it on a disk of this computer, and copy backups to the network."),
        )


assert driver.sqlite_version_info >= (3, 51, 3), sqlite3.sqlite_version  # older ones can lose a WAL under two writers
