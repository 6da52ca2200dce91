"""What every batch does: look first, make, show how far it is, write out, and tell."""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from casemgr.commands.printing import answer
from casemgr.language import Language, Text, text

if TYPE_CHECKING:
    from casemgr.desk.batch_parts import Done, Rows, Work
    from casemgr.desk.session import Session

SHOWN = 20
"""Lines that are told one by one; the rest is counted."""


def carry_out(
    ctx: click.Context, session: "Session", work: "Work", rows: "Rows", *, output: Path | None, folder: Path | None,
    sides: str, all_or_nothing: bool,
) -> None:  # fmt: skip
    """Makes the letters, writes them out, and answers; exit code 1 when some could not be made."""
    from casemgr.desk import batch_parts, batches, bundles

    places = [place for place in (output.parent if output else None, folder) if place is not None]
    for place in places:
        bundles.require_writable(place)
    total = sum(1 for _ in rows())
    bundles.require_room(session.register, total)
    done = batch_parts.Done(work.name()[0], total)
    line = Line(session.language)
    try:
        batches.run(session, work, rows, total, progress=line.show, all_or_nothing=all_or_nothing, done=done)
    except BaseException:
        line.end()
        if done.passed:
            click.echo(session.language.say(_how_far(done)), err=True)
        raise
    line.end()
    paths = bundles.write_each(session.register, done.numbers, folder) if folder else []
    if output is not None:
        paths += bundles.write_bound(session.register, done.numbers, output, two_sided=sides == "two")
    lacking = any(fault.kind != batch_parts.TWICE for fault in done.faults)
    if done.numbers and not done.made and not lacking:
        click.echo(
            session.language.say(text("Everybody of the list has this letter. Another one: --name NAME.")), err=True
        )
    answer(ctx.obj, _told(done, work.name(), paths, session.language), _lines(done, paths, session.language))
    if lacking:
        ctx.exit(1)


def _told(done: "Done", name: tuple[str, str, str], paths: list[Path], language: Language) -> dict[str, Any]:
    """The answer for programs."""
    return {
        "batch": done.batch, "letter": name[1], "case": name[2] or None, "total": done.total, "made": done.made,
        "earlier": len(done.numbers) - done.made, "numbers": done.numbers,
        "refused": [
            {"row": f.row, "person": f.person or None, "kind": f.kind, "sentence": language.say(f.sentence)}
            for f in done.faults
        ],
        "files": [str(path) for path in paths],
    }  # fmt: skip


def _lines(done: "Done", paths: list[Path], language: Language) -> list[str]:
    say, earlier = language.say, len(done.numbers) - done.made
    lines = [say(text("{made} letters made, {earlier} were there already.", made=done.made, earlier=earlier))]
    if done.numbers:
        lines.append(say(text("Numbers {first} to {last}.", first=done.numbers[0], last=done.numbers[-1])))
    lines += [say(fault.told) for fault in done.faults[:SHOWN]]
    if len(done.faults) > SHOWN:
        lines.append(say(text("… and {count} more.", count=len(done.faults) - SHOWN)))
    lines += [str(path) for path in paths[:3]]
    return [*lines, f"… ({len(paths)})"] if len(paths) > 3 else lines


def _how_far(done: "Done") -> Text:
    return text("{passed} of {total} lines are done and kept. The same command makes the rest.",
                passed=done.passed, total=done.total)  # fmt: skip


class Line:
    """How far it is, on one line of a terminal; nowhere else."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.shown = sys.stderr is not None and sys.stderr.isatty()
        self.begun = time.monotonic()

    def show(self, passed: int, total: int) -> None:
        """So many of so many, and how long it still takes."""
        if not self.shown or not passed:
            return
        left = int((time.monotonic() - self.begun) / passed * (total - passed))
        said = text("{passed} of {total}, {minutes}:{seconds} left", passed=passed, total=total, minutes=left // 60,
                    seconds=f"{left % 60:02d}")  # fmt: skip
        sys.stderr.write(f"\r{self.language.say(said)}\x1b[K")
        sys.stderr.flush()

    def end(self) -> None:
        """Leaves the line empty."""
        if self.shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
