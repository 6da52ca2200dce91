"""Which terms a provisional measure has: a mailbox that closes, a measure that lasts."""

import pytest

from tests.requirements.acts import measured
from tests.requirements.conftest import Under


@pytest.mark.parametrize(("kind", "closing", "review"), [
    ("mailbox_closing", "2027-02-20", False), ("block_accounts", None, True), ("password_reset", None, False),
])  # fmt: skip
def test_requirement_05_only_a_mailbox_closes_and_only_what_lasts_is_looked_at_again(
    under: Under, kind: str, closing: str | None, review: bool
) -> None:
    office = under("bh")
    case = measured(office, "bh", kind, left_on="2026-11-20")
    clock = office.clock(case, "bh-mailbox-closure", "director")
    assert (clock and clock["deadline"][:10]) == closing
    assert (office.clock(case, "measure-review", "director") is not None) is review


@pytest.mark.parametrize(("kind", "review"), [("suspend_access", True), ("inform_superiors", False)])
def test_requirement_06_a_measure_that_lasts_is_looked_at_again(under: Under, kind: str, review: bool) -> None:
    office = under("bev")
    case = measured(office, "bev", kind)
    assert (office.clock(case, "measure-review", "director") is not None) is review
