"""The facts any procedure can take, and those the program records itself. Names and required fields: the contract."""

from datetime import date
from typing import ClassVar, Literal

from casemgr.facts import Authority, Code, Fact, Half, Moment, Narrative, OnDay, Part, Short, audience

Means = Literal["hand", "registered", "registered_receipt", "bailiff", "post", "email", "digital_box"]


class CaseOpened(Fact):
    """By the program: fixes the pack a case lives under."""

    pack: Code
    pack_version: Code
    pack_digest: Code
    entity: Code | None = None


class Signatory(Part):
    """Whose name stands under a room for a signature; `user`: their account, where they have one."""

    name: Short
    function: Short | None = None
    user: Short | None = None


class LetterIssued(Fact):
    """By the program: `letter` is the letter's id, `number` the document's. To whom it goes is kept for the post alone:
    the case itself shows and finds it for nobody.
    """

    letter: Code
    number: Code
    sha256: Short | None = None
    goes_to: Literal["person", "official", "office", "organisation", "court", "staff", "nobody"] | None = None
    means: Means | None = None  # as the letter itself announces it
    addressee: Short | None = audience("nobody")
    address: list[Short] | None = audience("nobody")
    signers: list[Signatory] | None = None
    mark: Short | None = None  # the file's own id: by it a copy is recognised that was tampered with


class LetterSigned(Fact):
    """By the program: a signed copy is kept beside the letter. `version` counts the copies, `place` the rooms for
    signatures; a scan has no place: it bears all that were set by hand.
    """

    letter: Code
    version: int
    signed_at: OnDay
    how: Literal["digital", "by_hand"]
    place: int | None = None
    whole: bool
    signer: Short | None = None
    sha256: Short


class TaskAssigned(Fact):
    task: Short
    to: Code
    due: date | None = None


class TaskDone(Fact):
    task: Code
    done_at: Moment
    result: Short | None = None


class TaskDropped(Fact):
    task: Code
    reason: Short


class LetterSent(Fact):
    letter: Code
    sent_at: OnDay
    means: Means
    to: Short | None = None


class LetterDelivered(Fact):
    letter: Code
    delivered_at: OnDay
    means: Means
    routes_stated: bool | None = None


class LetterRefused(Fact):
    letter: Code
    at: OnDay


class LetterReturned(Fact):
    letter: Code
    returned_at: OnDay
    reason: Literal["not_collected", "unknown_at_address", "moved", "other"]


class LetterServedAgain(Fact):
    letter: Code
    earlier: Code


class DocumentAdded(Fact):
    title: Short
    kind: Code
    half: Half
    obtained_at: Moment
    source: Short
    number: Code | None = None
    sha256: Short | None = None


class EvidenceSecured(Fact):
    seen_by: ClassVar[str | None] = "personnel"

    kind: Code
    lawful_basis: Short
    captured_at: Moment
    captured_by: Short
    url: Short | None = None
    visible_to: Literal["public", "restricted", "unknown"] | None = None


class FileInspected(Fact):
    seen_by: ClassVar[str | None] = "personnel"

    by: Short
    at: Moment
    place: Short
    documents: list[Short]


class RepresentativeAppointed(Fact):
    seen_by: ClassVar[str | None] = "personnel"

    name: Short
    capacity: Literal["lawyer", "union", "colleague", "other"]
    from_: date


class RepresentativeEnded(Fact):
    seen_by: ClassVar[str | None] = "personnel"

    at: OnDay


class Recused(Fact):
    who: Short
    capacity: Code
    reason: Short
    replaced_by: Short


class AdviceAsked(Fact):
    of: Short
    question: Narrative
    anonymous: bool


class AdviceGiven(Fact):
    """`question`: the number of the fact that asked; left out, it answers the oldest question that is open."""

    text: Narrative
    question: int | None = None


class ProtectionNoted(Fact):
    seen_by: ClassVar[str | None] = "personnel"

    ground: Literal["whistleblower", "psychosocial_request", "union", "prevention_adviser", "dpo", "other"]
    from_: date
    until: date | None = None


class CriminalMatterNoted(Fact):
    seen_by: ClassVar[str | None] = "personnel"

    reported_at: OnDay | None = None
    reference: Short | None = None


class CriminalMatterEnded(Fact):
    seen_by: ClassVar[str | None] = "personnel"

    known_at: OnDay
    outcome: Short | None = None


class LegalHoldPlaced(Fact):
    reason: Short
    until: date | None = None


class LegalHoldLifted(Fact):
    reason: Short


class CaseLinked(Fact):
    to: Code
    kind: Code


class FactCorrected(Fact):
    """Withdraws a fact that was wrong; `of` is its seq in the case. It stays readable, struck through."""

    of: int
    reason: Short


class CatchUpAcknowledged(Fact):
    which: list[Code]


class PersonalPartErased(Fact):
    events: list[int]
    rule: Code
    approved_by: Short


class ExportMade(Fact):
    kind: Code
    scope: Short


BY_THE_PROGRAM = (CaseOpened, LetterIssued, LetterSigned, ExportMade, PersonalPartErased)
__all__ = ["BY_THE_PROGRAM", "Authority", "CaseOpened", "FactCorrected", "LetterIssued"]
