"""A mistake in a pack is refused with file, line and the word that was meant."""

import hashlib
import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casemgr.errors import Unusable
from casemgr.language import Language
from casemgr.law import packs
from casemgr.law.suggestions import nearest

TEXT = packs.shipped("bev").decode()


def broken(old: str, new: str) -> tuple[str, str, str, int]:
    """What a person reads when this is wrong in the file, and the line where it stands."""
    assert old in TEXT, "the pack no longer holds what this test changes"
    changed = TEXT.replace(old, new, 1)
    at = TEXT[: TEXT.index(old)] + new
    with pytest.raises(Unusable) as refused:
        packs.read(changed.encode(), "mijn.toml")
    error, dutch = refused.value, Language("nl")
    return error.kind, dutch.say(error.sentence), dutch.say(error.hint), at.count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "said", "meant"),
    [
        ('[routes."5.2"]\narticle', '[routes."5.2"]\nartikel', "“artikel” hoort niet in [routes.5.2].", "article"),
        ('article = "5.2"', 'article = "5.22"', "“5.22” bestaat niet voor routes.5.2.article.", "5.2"),
        ('country      = "BE"', 'country      = "BEL"', "“BEL” bestaat niet voor country.", "BE"),
        ("Europe/Brussels", "Europe/Brussel", "“Europe/Brussel” bestaat niet voor zone.", "Europe/Brussels"),
        ("[rules.hearing-first]", "[rules.hearing_first]", "bestaat niet voor rules.hearing_first.", "hearing-first"),
        ('["be-internal-appeal"', '["be-internal-apeal"', "bestaat niet voor clocks.attach.", "be-internal-appeal"),
        ('for  = "dpo"', 'for  = "dpoo"', "“dpoo” bestaat niet voor tasks.", "dpo"),
        ('remedy = "internal_appeal"', 'remedy = "internal_apeal"', "bestaat niet voor measures.", "internal_appeal"),
        ('[hearing.waivers.urgent]', '[hearing.waivers.urgently]', "hearing.waivers.urgently", "urgent"),
        ('organs = ["general_director"', 'organs = ["general_directr"', "authorities.triage", "general_director"),
        ('"on_probation", "contractual"', '"on_probation", "contractuel"', "statuses", "contractual"),
        ("[supervisors.GBA]", "[supervisors.GBB]", "“GBB” bestaat niet", "GBA"),
        ('tells = ["general_director"]', 'tells = ["generaldirector"]', "report_routes", "general_director"),
    ],
)  # fmt: skip
def test_a_wrong_word_is_named_with_its_line_and_the_word_meant(old: str, new: str, said: str, meant: str) -> None:
    kind, sentence, hint, line = broken(old, new)
    assert kind == "bad-pack"
    assert sentence.startswith(f"mijn.toml, regel {line}: ")
    assert said in sentence
    assert hint == f"Bedoelde u “{meant}”?"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("valid_from   = 2020-01-01", 'valid_from   = "2020"', "“valid_from” moet een datum zijn."),
        ("valid_from   = 2020-01-01", "valid_from   = 2020-01-01T00:00:00", "“valid_from” moet een datum zijn."),
        ("required = true", "required = 1", "moet true of false zijn."),
        ('needs  = ["amount"]', 'needs  = "amount"', "moet een lijst zijn."),
        ('version      = "2020"', "version      = 2020", "“version” moet een tekst zijn."),
        ('the = {nl = "de algemeen directeur", en = "the general director"}', 'the = "hij"', "moet een tabel zijn."),
        ("[clocks]", "[clocks", "dit is geen leesbare TOML."),
        ('due  = "now"', 'due  = "soon"', "“soon” bestaat niet voor tasks."),
    ],
)
def test_a_wrong_value_is_named_with_what_it_must_be(old: str, new: str, said: str) -> None:
    kind, sentence, _, _ = broken(old, new)
    assert kind == "bad-pack"
    assert said in sentence
    assert re.match(r"mijn\.toml, regel \d+: ", sentence)


@pytest.mark.parametrize(
    ("old", "said"),
    [
        ('version      = "2020"\n', "“version” ontbreekt in het bestand zelf."),
        ('source = "ICT-gedragscode, beroepsmogelijkheid"\n', "“source” ontbreekt in [remedies.internal_appeal]."),
        ("evidence_without_warning = true\n", "“evidence_without_warning” ontbreekt in [routes.5.1]."),
        (', en = "Costs paid"', "“en” ontbreekt in [sanctions.costs.label]."),
    ],
)
def test_what_is_missing_is_named_with_its_place(old: str, said: str) -> None:
    kind, sentence, _, _ = broken(old, "")
    assert kind == "bad-pack"
    assert said in sentence


def test_a_third_language_is_refused() -> None:
    assert "“fr” hoort niet in [sanctions.costs.label]." in broken('en = "Costs paid"', 'en = "x", fr = "y"')[1]


@pytest.mark.parametrize("content", [b"\xff\xfe", b"a = ", b"a = 1\na = 2", b"a = " + b"[" * 5000, b"", b"key = 3"])
def test_no_bytes_bring_the_reader_down(content: bytes) -> None:
    with pytest.raises(Unusable) as refused:
        packs.read(content, "x.toml")
    assert refused.value.kind == "bad-pack"


@settings(deadline=None)
@given(st.integers(0, len(TEXT)), st.integers(0, 40), st.text(max_size=12))
def test_a_damaged_pack_is_read_or_refused_never_more(at: int, length: int, typed: str) -> None:
    content = (TEXT[:at] + typed + TEXT[at + length :]).encode("utf-8", "surrogatepass")
    with suppress(Unusable):
        assert packs.read(content, "x.toml").digest == hashlib.sha256(content).hexdigest()


def test_an_unknown_pack_is_refused_with_the_one_meant() -> None:
    with pytest.raises(Unusable) as refused:
        packs.load("bevv")
    assert refused.value.kind == "unknown-pack"
    assert Language("nl").say(refused.value.hint) == "Bedoelde u “bev”?"
    with pytest.raises(Unusable):
        packs.load("../roles")


def test_a_copied_pack_that_kept_its_key_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs/copy.toml").write_text(TEXT, "utf-8")
    monkeypatch.setattr(packs, "DATA", tmp_path)
    monkeypatch.setattr(packs, "keys", lambda: ["copy"])
    with pytest.raises(Unusable) as refused:
        packs.load("copy")
    assert refused.value.kind == "bad-pack"
    assert "copy.toml noemt zichzelf “bev”" in Language("nl").say(refused.value.sentence)


@pytest.mark.parametrize(
    ("word", "meant"),
    [("hearing_first", "hearing-first"), ("Hearing First", "hearing-first"), ("recording", None), ("", None)],
)
def test_nearest(word: str, meant: str | None) -> None:
    assert nearest(word, ["hearing-first", "route-of-the-pack"]) == meant
