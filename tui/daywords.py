"""The words people use for days and hours: Dutch and English are understood in either language."""

from casemgr.language import Words


def _both(dutch: str, english: str) -> tuple[Words, ...]:
    return tuple({"nl": nl, "en": en} for nl, en in zip(dutch.split(), english.split(), strict=True))


MONTH_NAMES = _both(
    "januari februari maart april mei juni juli augustus september oktober november december",
    "January February March April May June July August September October November December",
)
WEEKDAY_NAMES = _both(
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
)


def _numbered(names: tuple[Words, ...], more: str) -> dict[str, int]:
    found = {word.lower(): number for number, name in enumerate(names) for word in name.values()}
    for number, shorter in enumerate(more.split(";")):
        found |= dict.fromkeys(shorter.split(), number)
    return found


MONTHS = _numbered(
    MONTH_NAMES,
    "jan;feb febr;mrt maa mar;apr;mei may;jun;jul;aug;sep sept;okt oct;nov;dec",
)
"""Names and short names to 0 for January … 11."""

WEEKDAYS = _numbered(
    WEEKDAY_NAMES,
    "ma mon;di din tue tues;wo woe wed;do don thu thur thurs;vr vrij fri;za zat sat;zo zon sun",
)
"""Names and short names to 0 for Monday … 6."""

DAYS = {
    "vandaag": 0, "heden": 0, "today": 0,
    "gisteren": -1, "gister": -1, "yesterday": -1,
    "eergisteren": -2, "eergister": -2, "the day before yesterday": -2, "day before yesterday": -2,
    "morgen": 1, "tomorrow": 1,
    "overmorgen": 2, "the day after tomorrow": 2, "day after tomorrow": 2,
}  # fmt: skip
"""Words to a number of days from today."""

NOW = {"nu", "now", "net", "zonet", "zojuist", "just now"}

PARTS = {
    "ochtend": 9, "voormiddag": 9, "morning": 9, "middag": 12, "noon": 12,
    "namiddag": 14, "afternoon": 14, "avond": 19, "evening": 19,
}  # fmt: skip
"""A part of the day to the hour it is read as; the reader is always told."""

TODAYS = {
    "vanavond": "vandaag avond", "vanmorgen": "vandaag ochtend", "vanochtend": "vandaag ochtend",
    "vanvoormiddag": "vandaag voormiddag", "vanmiddag": "vandaag middag", "vannamiddag": "vandaag namiddag",
    "deze morgen": "vandaag ochtend", "deze ochtend": "vandaag ochtend",
    "deze voormiddag": "vandaag voormiddag", "deze middag": "vandaag middag",
    "deze namiddag": "vandaag namiddag", "deze avond": "vandaag avond",
    "this morning": "today morning", "this afternoon": "today afternoon", "this evening": "today evening",
    "tonight": "today evening", "'s avonds": "avond", "'s morgens": "ochtend", "'s ochtends": "ochtend",
    "'s namiddags": "namiddag", "'s middags": "middag",
}  # fmt: skip

COUNTS = {"een": 1, "één": 1, "a": 1, "an": 1, "one": 1, "twee": 2, "two": 2, "drie": 3, "three": 3}

SPANS = {
    "een half uur": 30, "half uur": 30, "halfuur": 30, "een halfuur": 30, "half an hour": 30,
    "een kwartier": 15, "kwartier": 15, "anderhalf uur": 90, "an hour and a half": 90,
}  # fmt: skip
"""Spans with a name, in minutes."""
