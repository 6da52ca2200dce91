"""A letter file that is wrong is refused when it is read, with the file, the place and what was meant."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from casemgr.errors import Unusable
from casemgr.letters.catalogue import every, letter, letters, read
from casemgr.letters.faults import Faults
from casemgr.resources import table

Change = Callable[[dict[str, Any]], object]


def test_every_letter_can_be_read_and_has_its_words_in_both_languages() -> None:
    assert "hearing_invitation" in letters()
    for name in letters():
        found = letter(name)
        assert {"nl", "en"} <= set(found.label)
        assert all({"nl", "en"} <= set(mention.label) and mention.source for mention in found.mentions)


def test_ids_of_mentions_are_unique() -> None:
    for name in letters():
        ids = [mention.id for mention in letter(name).mentions]
        assert len(ids) == len(set(ids))


def test_an_unknown_letter_names_the_known_ones() -> None:
    with pytest.raises(Unusable, match="unknown-letter") as refused:
        letter("uitnodiging")
    assert "hearing_invitation" in str(refused.value.hint)


def drop_says(raw: dict[str, Any]) -> None:
    for block in raw["block"]:
        if "absence" in block.get("says", []):
            block["says"].remove("absence")


@pytest.mark.parametrize(
    ("change", "where", "meant"),
    [
        (lambda raw: raw.update(titels={}), "titels", "titles"),
        (lambda raw: raw.pop("tone"), "tone", None),
        (lambda raw: raw.update(tone="frendly"), "tone", "friendly"),
        (lambda raw: raw.update(to="persn"), "to", "person"),
        (lambda raw: raw["signs"].append("sendr"), "signs", "sender.function"),
        (lambda raw: raw["mention"][0].update(neds=[]), "mention kind", "needs"),
        (lambda raw: raw["mention"][0]["needs"].append("hearing.plac"), "mention kind", "hearing.place"),
        (lambda raw: raw["mention"][0].update(fill={"fct": "X"}), "mention kind, fill", "fact"),
        (lambda raw: raw["block"][0].update(tekst="x"), "block 1", "text"),
        (lambda raw: raw["block"][0].update(text="Om {hearing.att}."), "block 1", "hearing.at"),
        (lambda raw: raw["block"][0].update(text="Om {hearing.at:uur}."), "block 1", None),
        (lambda raw: raw["block"][0].update(text="Een **vet woord."), "block 1", None),
        (lambda raw: raw["block"][0].update(text="Een [[keuze."), "block 1", None),
        (lambda raw: raw["block"][0].update({"if": {"pack.kee": ["bev"]}}), "block 1, if", "pack.key"),
        (lambda raw: raw["block"][0].update({"if": {"pack.country": ["BEL"]}}), "pack.country", "BE"),
        (lambda raw: raw["block"][0]["says"].append("basiss"), "says", "basis"),
        (lambda raw: raw["made_for"].append({"hearing.kind": ["conversatie"]}), "made_for", "conversation"),
        (
            lambda raw: raw["block"][0].update(text="Naast {letter.post_number}."),
            "{letter.post_number}",
            None,
        ),
        (drop_says, "mention absence", None),
    ],
)
def test_a_mistake_is_found_when_the_file_is_read(change: Change, where: str, meant: str | None) -> None:
    raw = copy.deepcopy(table("letters/hearing_invitation.toml"))
    change(raw)
    with pytest.raises(Unusable, match="letter-file") as refused:
        read("hearing_invitation", raw, Faults("letters/hearing_invitation.toml"))
    assert "letters/hearing_invitation.toml" in str(refused.value.sentence)
    assert where in str(refused.value.sentence)
    if meant:
        assert refused.value.hint is not None
        assert meant in str(refused.value.hint)


def test_a_value_in_double_brackets_need_not_be_required() -> None:
    raw = copy.deepcopy(table("letters/hearing_invitation.toml"))
    raw["block"][0]["text"] = "Over {hearing.about}[[, nummer {letter.post_number}]]."
    assert read("hearing_invitation", raw, Faults("x")).blocks[0].text.startswith("Over")


def test_both_countries_have_the_same_words() -> None:
    shared = every()
    assert set(shared["BE"]) == set(shared["NL"])
    assert set(shared["BE"]["closing"]) == set(shared["NL"]["closing"])
