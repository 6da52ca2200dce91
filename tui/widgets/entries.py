"""Rows of the kinds every list is made of. Pure: words in, `Row` out; the caller has worded everything.

    heading_row("Te laat", 1)                              passive words: note_row("Niets wacht op u.")
    timed_row(key, left, title, spoken=…, when="zo 22 nov 14:20", number="2026-0042", task="Melden", two=True)
    step_row(key, "Maatregel noteren", source="AVG art. 33 (5)", under="…")
    blocked_row(key, "Beslissen", "Kan nog niet: …", source="BEV 5.3")
    dated_row(key, "za 21 nov 18:30", "Maatregel genoteerd", more="…")     with ▸, when there is more
    labelled_row(key, "Wie", "38 personeelsleden")
    ends_row(key, "Melden aan de GBA", left, under="zo 22 nov 14:20 · AVG art. 33 (1)")

`spoken` is made from the words where it can be; a row with a clock needs its own sentence.
"""

import re
from collections.abc import Sequence

from textual.content import Content

from tui import glyphs
from tui.clockface import Left
from tui.widgets.cells import (
    EMPTY,
    SIGN,
    STYLES,
    TIME,
    Data,
    cell,
    clean,
    clock_cell,
    ends,
    heading,
    labelled,
    line,
    words,
    wrapped,
)
from tui.widgets.row import Row

NUMBER = 15
WHEN = 17
_ALOUD = ((r"\bartt?\.\s*", "artikel "), (r"\bbv\.\s*", "bijvoorbeeld "), ("…", ""), (r"\s*·\s*", ", "))
_DAYS = {
    "ma": "maandag", "di": "dinsdag", "wo": "woensdag", "do": "donderdag", "vr": "vrijdag", "za": "zaterdag",
    "zo": "zondag", "Mon": "Monday", "Tue": "Tuesday", "Wed": "Wednesday", "Thu": "Thursday", "Fri": "Friday",
    "Sat": "Saturday", "Sun": "Sunday",
}  # fmt: skip
_MONTHS = {
    "jan": "januari", "feb": "februari", "mrt": "maart", "apr": "april", "jun": "juni", "jul": "juli",
    "aug": "augustus", "sep": "september", "okt": "oktober", "nov": "november", "dec": "december",
    "Jan": "January", "Feb": "February", "Mar": "March", "Apr": "April", "Jun": "June", "Jul": "July",
    "Aug": "August", "Sep": "September", "Oct": "October", "Nov": "November", "Dec": "December",
}  # fmt: skip
_DATE = re.compile(rf"\b(?:({'|'.join(_DAYS)}) )?(\d{{1,2}}) ({'|'.join(_MONTHS)})\b(?: (\d{{1,2}}:\d{{2}}))?")
PRESSING = ("late", "urgent")


def aloud(*parts: Data) -> str:
    """Parts as a run of sentences, abbreviations and short dates in full: what a screen reader gets."""
    said = [clean(part) if isinstance(part, str) else part.plain for part in parts]
    return " ".join(_sentence(part.strip()) for part in said if part.strip())


def _sentence(said: str) -> str:
    for short, full in _ALOUD:
        said = re.sub(short, full, said)
    said = _DATE.sub(_full_date, said)
    said = said[:1].upper() + said[1:]
    return said if said[-1:] in ".?!:" else f"{said}."


def _full_date(found: re.Match[str]) -> str:
    day, number, month, hour = found.groups()
    full = f"{number} {_MONTHS[month]}" + (f", {hour}" if hour else "")
    return f"{_DAYS[day]} {full}" if day else full


def heading_row(title: str, count: int | None = None, *, key: str = "") -> Row:
    """A group's title with how many stand in it."""
    spoken = f"{clean(title)}." if count is None else f"{clean(title)}, {count}."
    shown = heading(title, count)
    return Row(key or f"heading:{title}", lambda width: [shown.truncate(width, ellipsis=True)], spoken, heading=True)


def note_row(said: Data, *, key: str = "", style: str = "$quiet") -> Row:
    """Words among the rows on which the cursor does not stop."""
    shown = words(said, style)
    return Row(key or f"note:{shown.plain}", lambda width: wrapped(shown, width), aloud(said), passive=True)


def timed_row(
    key: str,
    left: Left | None,
    title: Data,
    *,
    spoken: str,
    when: str = "",
    number: str = "",
    task: str = "",
    two: bool = True,
    past: bool = False,
) -> Row:
    """Sign, time left, title; under it date, number, what to do. Without `two` the number stands in the row.

    Without a clock the moment stands in the time column, quietly when it is `past`.
    """
    bold = "bold" if left is not None and left.level in PRESSING else ""
    moment = line(" " * SIGN, cell(when, TIME, "$quiet" if past else ""))
    first = moment if left is None else clock_cell(left)

    def lines(width: int) -> list[Content]:
        room = width - SIGN - TIME
        if not two:
            return [line(first, cell(number, min(NUMBER, room), "$quiet"), cell(title, room - NUMBER, bold))]
        under = when if left is not None else ""
        facts = "  ".join(part for part in (number, task) if part)
        second = line(" " * SIGN, cell(under, TIME, "$quiet"), cell(facts, room, "$quiet"))
        return [line(first, cell(title, room, bold)), second]

    level = left.level if left else "calm"
    return Row(key, lines, clean(spoken), level=level, height=2 if two else 1)


def step_row(key: str, label: str, *, source: str = "", under: str = "", spoken: str = "") -> Row:
    """Something that can be done: the verb in bold, its article, one quiet line."""
    return Row(
        key,
        lambda width: [ends(label, source, width, "bold"), *wrapped(under, width, "$quiet")],
        spoken or aloud(label, under, source),
    )


def blocked_row(key: str, label: str, reason: str, *, source: str = "", spoken: str = "") -> Row:
    """Something that cannot be done yet: the reason is what a person wants to read, so it is not quiet."""

    def lines(width: int) -> list[Content]:
        sign = Content.styled(cell(glyphs.UNSET, SIGN).plain, "$quiet")
        return [line(sign, ends(label, source, width - SIGN, "$quiet")), *wrapped(reason, width, indent=SIGN)]

    return Row(key, lines, spoken or aloud(label, reason, source))


def dated_row(
    key: str, when: str, what: Data, *, more: Data | Sequence[Data] = (), style: str = "", spoken: str = ""
) -> Row:
    """A line of a timeline; with `more` it can be unfolded."""
    told = [more] if isinstance(more, str | Content) else list(more)
    indent = WHEN + 2
    shown = words(what, style)

    def lines(width: int) -> list[Content]:
        first, *rest = wrapped(shown, width - indent) or [EMPTY]
        return [line(cell(when, WHEN, "$quiet"), "  ", first), *(part.pad_left(indent) for part in rest)]

    def unfolded(width: int) -> list[Content]:
        return [part for said in told for part in wrapped(said, width, "$quiet", indent=indent)]

    sentence = spoken or aloud(what, *told, when)
    return Row(key, lines, sentence, more=unfolded if told else (), fold=WHEN if told else None)


def labelled_row(key: str, label: str, value: Data, *, label_width: int = 14, spoken: str = "") -> Row:
    """A label with its value."""
    return Row(
        key,
        lambda width: labelled(label, value, width, label_width=label_width),
        spoken or aloud(line(label, ": ", value)),
    )


def ends_row(
    key: str, left: Data, right: Data | Left = "", *, under: str = "", style: str = "", spoken: str = ""
) -> Row:
    """Left words, words or a clock against the right edge, and one quiet line under them."""
    closing = clock_words(right) if isinstance(right, Left) else right
    said = right.spoken if isinstance(right, Left) else right
    return Row(
        key,
        lambda width: [ends(left, closing, width, style), *wrapped(under, width, "$quiet")],
        spoken or aloud(left, said, under),
    )


def clock_words(left: Left) -> Content:
    """Sign and time left, as long as they are: for the right edge of a row, or in a line of text."""
    style = STYLES[left.level]
    sign = (f"{left.sign} ", style.replace(" reverse", "")) if left.sign else ""
    return line(sign, (left.words, style))
