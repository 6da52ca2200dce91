"""The file itself: made whole or not at all, opened with every safety on, and private to its owner."""

from pathlib import Path

import pytest

from casemgr.errors import RegisterError
from casemgr.store import disks
from casemgr.store.connection import create, open_register
from casemgr.store.schema import APPLICATION_ID


def test_every_safety_is_on(tmp_path: Path) -> None:
    create(tmp_path / "r.db").close()
    register = open_register(tmp_path / "r.db")
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "recursive_triggers": 1,
              "application_id": APPLICATION_ID, "temp_store": 2}  # fmt: skip
    found = {name: register.rows(f"pragma {name}")[0][0] for name in wanted}
    register.close()
    assert found == wanted


def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    register = create(tmp_path / "r.db")
    register.connection.execute("create table x (y)")
    files = list(tmp_path.iterdir())
    assert len(files) > 1
    assert [file.stat().st_mode & 0o077 for file in files] == [0] * len(files)
    register.close()
    assert [file.name for file in tmp_path.iterdir()] == ["r.db"]


@pytest.mark.parametrize(
    ("mounts", "path", "remote"),
    [
        ("/dev/sda / ext4 rw 0 0", "/srv/r.db", False),
        ("/dev/sda / ext4 rw 0 0\nnas:/x /srv nfs4 rw 0 0", "/srv/r.db", True),
        ("nas:/x /srv nfs4 rw 0 0\n/dev/sdb /srv/local ext4 rw 0 0", "/srv/local/r.db", False),
        ("nas:/x /srv nfs4 rw 0 0", "/srvlocal/r.db", False),
        ("//nas/x /mnt/a\\040b cifs rw 0 0", "/mnt/a b/r.db", True),
        ("me@host: /home/x fuse.sshfs rw 0 0", "/home/x/r.db", True),
        ("short line\n\n/dev/sda / ext4 rw 0 0", "/r.db", False),
    ],
)
def test_disks_of_other_computers_are_known(mounts: str, path: str, remote: bool) -> None:
    assert (disks._kind(path, mounts.splitlines()) in disks.REMOTE) == remote


def test_a_register_on_such_a_disk_is_refused_and_not_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    create(tmp_path / "r.db").close()
    monkeypatch.setattr("casemgr.store.connection.is_remote", lambda path: True)
    for attempt, name in ((create, "new.db"), (open_register, "r.db")):
        with pytest.raises(RegisterError) as refused:
            attempt(tmp_path / name)
        assert (refused.value.kind, refused.value.exit_code) == ("remote-disk", 3)
    assert [file.name for file in tmp_path.iterdir()] == ["r.db"]


def test_any_file_name_will_do(tmp_path: Path) -> None:
    for name in ("met spatie.db", "100%25 #1?.db", "ünï.db"):
        create(tmp_path / name).close()
        register = open_register(tmp_path / name)
        assert register.rows("select count(*) from events")[0][0] == 0
        register.close()
