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


def place(fill: Fill, code: str, *, scripts: bool = True) -> str:
    """For a fact the label of its step and, for scripts, its name; else what it is and its key."""
    language = Language(code)
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
