"""The tables that are kept (the ledger, documents, packs, drafts), as migrations of sqlite-utils.

Read tables are not here: each stands with its questions in `reading/` and can be thrown away and made again.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x43534D47  # "CSMG": so that another program's file is never touched
CURRENT = 1

LEDGER = """
create table events (
    position integer primary key,
    public text not null check (json_valid(public)),
    personal blob,
    personal_digest blob,
    digest blob not null,
    stream text generated always as (json_extract(public, '$.stream')) virtual,
    seq integer generated always as (json_extract(public, '$.seq')) virtual,
    kind text generated always as (json_extract(public, '$.kind')) virtual,
    recorded_at text generated always as (json_extract(public, '$.recorded_at')) virtual,
    command text generated always as (json_extract(public, '$.command')) virtual
);
create unique index events_by_stream on events (stream, seq);
create unique index events_by_command on events (command) where command is not null;
create trigger events_are_not_replaced before insert on events
    when exists (select 1 from events where position = new.position)
        or exists (select 1 from events where stream = json_extract(new.public, '$.stream')
            and seq = json_extract(new.public, '$.seq'))
    begin select raise(abort, 'the ledger is append-only'); end;
create trigger events_stay before delete on events
    begin select raise(abort, 'the ledger is append-only'); end;
create trigger events_only_forget before update on events
    when new.personal is not null or new.position is not old.position or new.public is not old.public
        or new.personal_digest is not old.personal_digest or new.digest is not old.digest
    begin select raise(abort, 'the ledger is append-only'); end;
"""

KEPT = """
create table contents (number text primary key, content blob not null) without rowid;
create table packs (digest text primary key, key text not null, content blob not null) without rowid;
create table drafts (user text not null, name text not null, typed text not null, saved_at text not null,
    primary key (user, name)) without rowid;
create table visits (user text primary key, at text not null) without rowid;
create table meta (key text primary key, value text not null) without rowid;
"""


def version(connection: Any) -> int:
    """The number of migrations this file has had."""
    return int(connection.execute("pragma user_version").fetchone()[0])


def migrate(connection: Any) -> None:
    """Brings the file to `CURRENT`; each migration is whole or not at all."""
    from sqlite_utils import Database, Migrations

    migrations = Migrations("casemgr")

    @migrations()
    def ledger(db: "Database") -> None:
        db.executescript(LEDGER)
        db.executescript(KEPT)

    migrations.apply(Database(connection))
    connection.execute(f"pragma application_id = {APPLICATION_ID}")
    connection.execute(f"pragma user_version = {CURRENT}")
