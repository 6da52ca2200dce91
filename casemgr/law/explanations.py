"""Why a limit falls where it does, in sentences a clerk can copy into a file note."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from casemgr.language import Language, Text, Words, text
from casemgr.law.clocks import Counted
from casemgr.law.steps import Step
from casemgr.law.times import spoken_limit

_HOUR = timedelta(hours=1)
Sentence = Text | Words


def explain(counted: Counted, language: Language) -> list[str]:
    """The rule, the start, each hour or day that is not counted, every reading, and the source."""
    parts = (_rule, _without_limit, _start, _left_out, _clock_change, _outcome, _standing, _sources)
    return [_capital(language.say(sentence)) for part in parts for sentence in part(counted, language)]


def clock_change(counted: Counted) -> tuple[datetime, timedelta] | None:
    """The first moment after a clock change inside a term in hours, and how much the clock moved."""
    start = counted.start
    if counted.outer is None or not isinstance(start, datetime) or counted.clock.unit != "hours":
        return None
    hour = start.astimezone(counted.zone).replace(minute=0, second=0, microsecond=0)
    end = counted.outer
    moved = (end.utcoffset() or timedelta()) - (hour.utcoffset() or timedelta())
    if not moved:
        return None
    instant, zone = hour.timestamp(), counted.zone
    while datetime.fromtimestamp(instant, zone).utcoffset() == hour.utcoffset():
        instant += 3600
    return datetime.fromtimestamp(instant, zone), moved


def reason(step: Step) -> Sentence:
    """Why that day is closed: the holiday's name, else that it is a weekend."""
    return step.name or text("weekend")


def _rule(counted: Counted, language: Language) -> Iterator[Sentence]:
    yield counted.clock.says


def _without_limit(counted: Counted, language: Language) -> Iterator[Sentence]:
    """For a clock that gives no last moment: why not, and what to do about it."""
    clock = counted.clock
    if clock.without_delay:
        yield text("There is no last moment: it has to be done without undue delay.")
    if counted.readings or clock.without_delay:
        return
    day = _local_day(counted)
    if not clock.in_force(day):
        yield text("This rule was not in force on {day}.", day=language.weekday(day))
    elif clock.status == "unset":
        yield text("This term is not set: its length could not be confirmed, so casemgr does not assume one.")
        yield text("Set it after checking the text of the law: casemgr settings set {setting} {unit}.",
                   setting=clock.setting, unit=_unit(clock.setting))  # fmt: skip
    else:
        for option, known in clock.choices().items():
            yield text("“{option}” is needed to count this: {known}.", option=option, known=", ".join(known))


def _unit(setting: str) -> Text:
    if setting.endswith("-months"):
        return text("NUMBER-OF-MONTHS")
    return text("NUMBER-OF-DAYS") if setting.endswith("-days") else text("DAY-OF-THE-MONTH")


def _start(counted: Counted, language: Language) -> Iterator[Sentence]:
    if not counted.readings:
        return
    if counted.clock.unit == "hours":
        assert isinstance(counted.start, datetime)
        start = counted.start.astimezone(counted.zone)
        yield text("The term starts on {moment}.", moment=spoken_limit(start, language))
        yield text("No day is left out: hours run on through weekends and holidays.")
        return
    day = language.weekday(_local_day(counted))
    if any(step.kind == "notice" for step in counted.steps):
        yield text("The letter was posted on {day}.", day=day)
    elif counted.clock.backward:
        yield text("The term is counted back from {day}; that day is not counted.", day=day)
    elif all(term.method == "months-to-day-before" for term in counted.clock.terms):
        yield text("The first day is {day}.", day=day)
    elif all(term.amount for term in counted.clock.terms):
        yield text("The day of the event, {day}, is not counted.", day=day)


_SENTENCES = {
    "closed": text("{day} is not counted: {why}."),
    "not-last": text("The term does not end on {day}: {why}."),
    "not-last-when-shifted": text("When the term is shifted, it does not end on {day}: {why}."),
    "notice": text("{day} is the third working day: the letter counts as received."),
    "wait": text("The term begins {number} months later, on {day}."),
    "clamped": text("The last month has no such date: its last day is taken."),
}


def _left_out(counted: Counted, language: Language) -> Iterator[Sentence]:
    """Each hour or day that is not counted, once, whichever reading leaves it out."""
    first_seen = {(step.kind, step.when): step for step in reversed(counted.steps)}
    for step in sorted(first_seen.values(), key=lambda step: (step.when, step.kind)):
        if step.kind == "started-hour":
            assert isinstance(step.when, datetime)
            yield text("For the outer limit the hour that had begun, {first} to {last}, is not counted.",
                       first=f"{step.when:%H:%M}", last=f"{step.when + _HOUR:%H:%M}")  # fmt: skip
            continue
        kind = "not-last-when-shifted" if step.kind == "not-last" and _shifts_in_part(counted) else step.kind
        if kind in _SENTENCES:
            day = language.weekday(step.when)
            yield Text(_SENTENCES[kind].message, {"day": day, "why": reason(step), "number": step.number})


def _shifts_in_part(counted: Counted) -> bool:
    used = {reading.id for reading in counted.readings if not reading.contested}
    return not all(term.shift for term in counted.clock.terms if term.id in used)


def _clock_change(counted: Counted, language: Language) -> Iterator[Sentence]:
    change = clock_change(counted)
    if change and change[1] > timedelta():
        yield text("The clock goes forward on {day}; the term ends an hour later on the clock.",
                   day=language.weekday(change[0]))  # fmt: skip
    elif change:
        yield text("The clock goes back on {day}; the term ends an hour earlier on the clock.",
                   day=language.weekday(change[0]))  # fmt: skip


def _outcome(counted: Counted, language: Language) -> Iterator[Sentence]:
    """Every reading; the one casemgr works with first, contested ones last."""
    firm = [reading for reading in counted.readings if not reading.contested]
    limits = sorted({reading.at for reading in firm}, key=datetime.timestamp)
    for limit in limits:
        labels = "; ".join(language.say(reading.label) for reading in firm if reading.at == limit)
        sentence = _outcome_sentence(limits.index(limit), len(limits))
        yield Text(sentence.message, {"limit": spoken_limit(limit, language), "labels": labels})
    for reading in counted.readings:
        if reading.contested:
            yield text("Contested, never used as the limit: {limit} ({label}).",
                       limit=spoken_limit(reading.at, language), label=reading.label)  # fmt: skip


def _outcome_sentence(index: int, number: int) -> Text:
    if number == 1:
        return text("The term ends on {limit} ({labels}).")
    if index == 0:
        return text("casemgr works with {limit} ({labels}).")
    if index == number - 1:
        return text("The outer limit is {limit} ({labels}).")
    return text("Another reading gives {limit} ({labels}).")


def _standing(counted: Counted, language: Language) -> Iterator[Sentence]:
    if counted.status == "assumed":
        yield text("This way of counting is an assumption: check it before you rely on it.")
    elif counted.status == "contested":
        yield text("This rule itself is contested: check it before you rely on it.")


def _sources(counted: Counted, language: Language) -> Iterator[Sentence]:
    yield text("Source: {sources}.", sources="; ".join(counted.sources))
    since = counted.clock.valid_from
    if since > date.min:
        yield text("Rule {rule}, in force since {day}.", rule=counted.rule, day=language.day(since))
    else:
        yield text("Rule {rule}.", rule=counted.rule)


def _local_day(counted: Counted) -> date:
    start = counted.start
    return start.astimezone(counted.zone).date() if isinstance(start, datetime) else start


def _capital(sentence: str) -> str:
    # The program's own name keeps its small letter, also at the start of a sentence.
    return sentence if sentence.startswith("casemgr") else sentence[:1].upper() + sentence[1:]
