"""Measuring in ratios: everything of a row runs interleaved in one go, so that a busy machine slows all of it alike."""

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Work = Callable[[], object]
Times = Mapping[str, list[float]]


@dataclass(frozen=True)
class Row:
    """One line of the table. `met` is None where nothing was asked for."""

    what: str
    reach: str
    measured: str
    met: bool | None = None
    note: str = ""


def timed(work: Work) -> float:
    """Seconds that one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def interleaved(works: Mapping[str, Work], rounds: int) -> Times:
    """Each work once a round, in turn; the first round warms up and is not counted. Garbage is collected before each,
    or the one big collection of a round falls on whichever work happens to cross the threshold.
    """
    times: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(rounds + 1):
        for name, work in works.items():
            gc.collect()
            taken = timed(work)
            if turn:
                times[name].append(taken)
    return times


def ratio(times: Times, over: str, under: str) -> float:
    """The median of the ratios of each round."""
    return statistics.median(a / b for a, b in zip(times[over], times[under], strict=True))


def middle(times: Times, name: str) -> float:
    """The median, in milliseconds."""
    return statistics.median(times[name]) * 1000


def spread(times: Times, over: str, under: str) -> str:
    """The quartiles of the ratios."""
    low, _, high = statistics.quantiles([a / b for a, b in zip(times[over], times[under], strict=True)], n=4)
    return f"quartiles {low:.2f} to {high:.2f}"
