"""The rows of the register of letters: pure functions of what the desk tells."""

from collections.abc import Collection, Iterable, Sequence

from textual.content import Content

from casemgr.desk import posting, wording
from casemgr.desk.posting import Posted
from casemgr.language import Language, text
from tui import glyphs
from tui.widgets.cells import cell, line
from tui.widgets.entries import aloud, heading_row, note_row
from tui.widgets.row import Row

TICK, NUMBER, DAY, KIND, WHAT = 4, 18, 11, 19, 35
ORDER = ("unsent", "back", "underway", "delivered", "replaced", "file")


def post_rows(
    found: Sequence[Posted], ticked: Collection[str], language: Language, *, wide: bool, titles: bool = True
) -> Iterable[Row]:
    """The letters in their groups: what is to be done first, the oldest at the top of what is still to be sent."""
    say = language.say
    if not found:
        yield note_row(say(text("No letters here.")))
    for state in ORDER:
        these = [one for one in found if one.state == state]
        if these and titles:
            shown = say(posting.STATES[state])
            yield heading_row(shown[:1].upper() + shown[1:], len(these), key=f"heading:{state}")
        for one in reversed(these) if state == "unsent" else these:
            yield _row(one, one.number in ticked, language, wide)


def _row(one: Posted, ticked: bool, language: Language, wide: bool) -> Row:
    say = language.say
    kind, who, became = say(one.kind), one.addressee or say(text("(no name is kept)")), _became(one, language)
    day = language.short_day(one.made_at)

    def lines(width: int) -> list[Content]:
        mark = (f"[{glyphs.DONE if ticked else ' '}] ", "bold" if ticked else "$quiet")
        start = line(mark, cell(one.number, NUMBER))
        if not wide:
            room = max(10, width - TICK - NUMBER - DAY)
            under = line(" " * (TICK + NUMBER), cell(became, width - TICK - NUMBER, "$quiet"))
            first = line(start, cell(who, room), cell(day, DAY, "$quiet", align="right"))
            return [first, under] if became else [first]
        room, gap = max(12, width - TICK - NUMBER - DAY - KIND - WHAT - 4), "  "
        told = (cell(who, room), gap, cell(kind, KIND), gap, cell(became, WHAT, "$quiet"))
        return [line(start, cell(day, DAY, "$quiet"), *told)]

    chosen = say(text("chosen")) if ticked else ""
    spoken = aloud(one.number, who, chosen, kind, became, say(text("dated {day}", day=day)))
    return Row(one.number, lines, spoken, height=1 if wide or not became else 2)


def _became(one: Posted, language: Language) -> str:
    """How it is sent, and the last that is known of it."""
    say, short = language.say, language.short_day
    told = [say(wording.choice("LetterSent", "means", one.means))] if one.means else []
    if one.again:
        told.append(say(text("now {number}", number=one.again)))
    elif one.state == "back" and one.returned_at is not None:
        told = [f"{say(wording.choice('LetterReturned', 'reason', one.returned_for or 'other'))} "
                f"{short(one.returned_at)}"]  # fmt: skip
    elif one.state == "back" and one.refused_at is not None:
        told = [say(text("refused {day}", day=short(one.refused_at)))]
    elif one.state == "delivered" and one.delivered_at is not None:
        told.append(say(text("delivered {day}", day=short(one.delivered_at))))
    elif one.sent_at is not None:
        told.append(say(text("posted {day}", day=short(one.sent_at))))
    return " · ".join(told)
