"""The terms of the codes: each cites its code by the name its pack has, and runs for what it is about."""

import pytest

from casemgr.law import clocks, packs
from casemgr.law.packs import Pack
from casemgr.resources import table

OURS = "Voorstel van casemgr bij "
PACKS = [packs.load(key) for key in packs.keys()]  # noqa: SIM118
OTHER = {"be-internal-appeal-routes-unstated"}  # a term of the law


@pytest.mark.parametrize("name", sorted(table("law/codes.toml")["clock"].keys() - OTHER))
def test_a_term_cites_the_code_that_attaches_it(name: str) -> None:
    source = clocks.load()[name].source.removeprefix(OURS)
    attaching = [pack for pack in PACKS if name in pack.clocks.attach]
    assert attaching
    assert [pack.key for pack in attaching if not pack.name["nl"].startswith(source.partition(",")[0])] == []
    assert source.partition(", ")[2]


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.key)
def test_what_is_done_once_is_not_looked_at_again(pack: Pack) -> None:
    once = {key for key, measure in pack.measures.items() if not measure.reviewed}
    assert once == set(pack.measures) & {
        "inform_superiors", "inspect_carriers", "open_accounts", "password_reset", "mailbox_closing", "remote_wipe",
    }  # fmt: skip
