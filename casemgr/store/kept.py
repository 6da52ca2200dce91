"""What is kept beside the ledger, byte for byte: documents under their number, packs under their digest; and marks."""

from casemgr.store.connection import Connection, Register


def keep_document(connection: Connection, number: str, content: bytes) -> None:
    """The exact bytes of a document."""
    connection.execute("insert into contents values (?, ?)", (number, content))


def document(register: Register, number: str) -> bytes | None:
    """The bytes of a document; None when they were erased or never kept."""
    row = register.row("select content from contents where number = ?", (number,))
    return bytes(row["content"]) if row else None


def keep_pack(connection: Connection, digest: str, key: str, content: bytes) -> None:
    """The exact bytes of a code of conduct: a digest without them points at nothing after an upgrade."""
    connection.execute("insert or ignore into packs values (?, ?, ?)", (digest, key, content))


def pack(register: Register, digest: str) -> tuple[str, bytes] | None:
    """The key and the bytes of a pack."""
    row = register.row("select key, content from packs where digest = ?", (digest,))
    return (str(row["key"]), bytes(row["content"])) if row else None


def packs(register: Register) -> list[str]:
    """The digests of every version of every code of conduct that is kept."""
    return [str(row["digest"]) for row in register.rows("select digest from packs order by key, digest")]


def newest_pack(register: Register, key: str | None) -> str | None:
    """The digest of the newest version of a pack; of the pack that was added first when none is named."""
    row = register.row(
        """select json_extract(public, '$.fact.digest') from events where stream = 'register' and kind = 'PackAdded'
        and json_extract(public, '$.fact.pack') = coalesce(:key, (select json_extract(public, '$.fact.pack') from events
            where stream = 'register' and kind = 'PackAdded' order by seq limit 1))
        order by seq desc limit 1""",
        {"key": key},
    )
    return str(row[0]) if row else None


def pack_keys(register: Register) -> list[str]:
    """The codes of conduct of the register, in the order in which they were added."""
    rows = register.rows(
        """select json_extract(public, '$.fact.pack'), min(seq) from events where stream = 'register'
        and kind = 'PackAdded' group by 1 order by 2"""
    )
    return [str(row[0]) for row in rows]


def was_made_for_practice(register: Register) -> bool:
    """What event 1 says, for good."""
    row = register.row("select json_extract(public, '$.fact.sandbox') from events where position = 1")
    return bool(row and row[0])


def case_numbers(register: Register) -> list[str]:
    """Every case, in order of opening."""
    return [row[0] for row in register.rows("select stream from events where kind = 'CaseOpened' order by position")]


def mark(register: Register, key: str) -> str | None:
    """A note about the file itself, which anybody could make again."""
    row = register.row("select value from meta where key = ?", (key,))
    return str(row[0]) if row else None


def set_mark(connection: Connection, key: str, value: str) -> None:
    """Notes it."""
    connection.execute("insert or replace into meta values (?, ?)", (key, value))
