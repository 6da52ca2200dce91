"""Codes of a pack with what they are called: a clerk reads the name, a script needs the code."""

from collections.abc import Collection, Mapping

from casemgr.language import Language, Words


def named(words: Mapping[str, Words], codes: Collection[str] | None = None) -> Words:
    """Some of these codes, or all of them, as one text in both languages."""
    said = {code: words[code] for code in words if codes is None or code in codes}
    return {
        language: ", ".join(f"{Language(language).say(label)} ({code})" for code, label in said.items()) or "-"
        for language in ("nl", "en")
    }
