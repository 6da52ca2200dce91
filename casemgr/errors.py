"""Every refusal a user can meet.

CaseError            exit code
├── Refused          1   a rule, a role or a changed case says no
├── Unusable         2   bad input: unknown name, wrong value, malformed file
│   └── Outside      2   a printer, a folder or a house style that does not work
├── RegisterError    3   the register cannot be used
└── Defect           70  our fault; says one sentence and never a value

Errors are worded at two places only: the app and the command line. They never carry a person's data.
"""

from pathlib import Path

from casemgr.language import Text, text


class CaseError(Exception):
    """What went wrong in the clerk's words. `kind` is stable: scripts rely on it."""

    exit_code = 70
    title: Text = text("This did not work")
    unblocks: str | None = None
    """The fact that would take the reason away, for a screen that leads there."""

    def __init__(self, kind: str, sentence: Text, *, hint: Text | None = None, source: str | None = None) -> None:
        super().__init__(kind)
        self.kind = kind
        self.sentence = sentence
        self.hint = hint
        self.source = source

    def __str__(self) -> str:
        return f"{self.kind}: {self.sentence}"


class Refused(CaseError):
    """A rule of the law, the code of conduct or the role table says no."""

    exit_code = 1
    title = text("Not possible")


class Unusable(CaseError):
    """What was given cannot be read or does not exist."""

    exit_code = 2
    title = text("Please check what was entered")


class Outside(Unusable):
    """A printer, a folder or a house style does not do what is asked, though nothing was typed wrong."""

    title = CaseError.title


class RegisterError(CaseError):
    """The register is missing, locked, damaged, newer than this program, or on a disk that cannot hold it."""

    exit_code = 3
    title = text("The register cannot be used")


class Defect(CaseError):
    """A mistake of the program. The sentence never holds a value that somebody typed."""

    exit_code = 70
    title = text("This is a defect of casemgr")

    def __init__(self, where: str) -> None:
        super().__init__(
            "defect",
            text("Something went wrong in casemgr itself ({where}). Nothing was recorded.", where=where),
            hint=text("Try again; if it happens again, report it with what you were doing, without names."),
        )


def where(error: BaseException) -> str:
    """The kind of an unexpected error and the innermost place of ours it passed, without any value."""
    ours = {str(Path(__file__).parent), *(str(Path(__file__).parent.parent / name) for name in ("tui", "workflows"))}
    place, trace = "casemgr", error.__traceback__
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if ours & {str(parent) for parent in file.parents}:
            place = f"{file.stem}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(error).__name__} {place}"
