"""Where a clerk fills in what a letter lacks, in the words the screens use for it."""

import functools

from casemgr.language import Language, text
from casemgr.letters.letter import Fill
from casemgr.resources import names, table

_KINDS = {
    "fact": text("step {name}"),
    "setting": text("setting {name}"),
    "letter": text("form of the letter, {name}"),
    "pack": text("code of conduct, {name}"),
}

_KEPT = {
    "PersonRegistered": (text("list of people{command}"), "casemgr people change"),
    "EntitySet": (text("details of the organisation{command}"), "casemgr entities set"),
}
"""Facts that are no step of a case: most often they stand there already, and are changed where they are kept."""


def place(fill: Fill, code: str, *, scripts: bool = True) -> str:
    """For a fact the label of its step and, for scripts, its name; else what it is and its key."""
    language = Language(code)
    if fill.name in _KEPT:
        where, command = _KEPT[fill.name]
        return language.say(text(where.message, command=f" ({command})" if scripts else ""))
    step = language.say(_labels().get(fill.name)) if fill.kind == "fact" else ""
    shown = (f"{step} ({fill.name})" if scripts else step) if step else fill.name
    return language.say(text(_KINDS[fill.kind].message, name=shown))


@functools.cache
def _labels() -> dict[str, dict[str, str]]:
    return {
        fact: words["label"]
        for file in names("words")
        for fact, words in table(f"words/{file}.toml").items()
        if isinstance(words, dict) and isinstance(words.get("label"), dict)
    }
