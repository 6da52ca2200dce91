"""What a pack says, in words: its codes with what they are called, its provisions with the name of the code."""

from collections.abc import Collection, Mapping
from typing import Protocol

from casemgr.language import Language, Words
from casemgr.law.packs import Pack


class Provision(Protocol):
    """A part of a pack with its source; `silent` when that source is not the code itself."""

    @property
    def source(self) -> str: ...

    @property
    def silent(self) -> bool: ...


def cited(pack: Pack, provision: Provision) -> str:
    """The source as somebody outside reads it: with the name of the code, where it is the code's."""
    return provision.source if provision.silent else f"{pack.name['nl']}, {provision.source}"


def named(words: Mapping[str, Words], codes: Collection[str] | None = None) -> Words:
    """Some of these codes, or all of them, as one text in both languages."""
    said = {code: words[code] for code in words if codes is None or code in codes}
    return {
        language: ", ".join(f"{Language(language).say(label)} ({code})" for code, label in said.items()) or "-"
        for language in ("nl", "en")
    }
