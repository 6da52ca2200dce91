"""Sources of the Dutch regulation are printed in Dutch letters: "art. 14, lid 2, onder a", never "art. 14(2)(a)"."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from casemgr.resources import names, table

ABROAD = re.compile(r"\d\([0-9a-z]+\)")
OURS = re.compile(r"ASN art\. [^;]*")


def sources(part: Any) -> Iterator[str]:
    """Every `source` of a file, however deep."""
    if isinstance(part, dict):
        for key, value in part.items():
            yield from [value] if key == "source" and isinstance(value, str) else sources(value)
    elif isinstance(part, list):
        for value in part:
            yield from sources(value)


def test_the_pack_cites_its_articles_as_dutch_letters_do() -> None:
    found = list(sources(table("packs/asn.toml")))
    assert "art. 14, lid 2, onder a" in found
    assert [source for source in found if ABROAD.search(source)] == []


@pytest.mark.parametrize("letter", names("letters"))
def test_so_do_the_mentions_of_letters(letter: str) -> None:
    cited = [said for source in sources(table(f"letters/{letter}.toml")) for said in OURS.findall(source)]
    assert [said for said in cited if ABROAD.search(said)] == []
