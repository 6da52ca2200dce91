"""What a code of conduct provides about signing it, and about how long things are kept."""

from dataclasses import dataclass
from typing import Literal

from casemgr.language import Words

KeptKind = Literal[
    "outside_logs", "control_data_nothing_found", "control_data_in_procedure", "report_not_followed_up",
    "reporter_identity", "warning", "group_notice", "breach_dismissed", "disciplinary_sanction", "work_penalty",
    "dismissal_for_cause", "measure_lifted", "appeal", "leak_register", "leak_lists", "leak_attachment",
    "subject_request", "acknowledgement", "read_log", "archived_mailbox",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """What people sign for. `form`: none when the code asks for nothing."""

    form: Literal["agreement", "receipt", "user_agreement", "return_form", "none"]
    source: str
    says: Words  # what is signed for, in our own words
    declares: tuple[Words, ...] = ()  # the same as the form prints it: what the person declares, one thing a line
    statuses: tuple[str, ...] = ()  # none: everybody the code covers
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Retention:
    """How long one kind of data is kept at most. `months` 0: not set. Nothing is destroyed without a published
    selection rule, so `selection` names the setting that holds its number.
    """

    label: Words
    source: str
    months: int = 0
    counts_from: Words | None = None
    selection: str = "retention.selection-rule"
    conflict: Words | None = None  # where the code contradicts itself or the law: shown, never solved
    proposal: bool = False
    silent: bool = False
