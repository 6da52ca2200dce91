"""Facts about the register itself and about people: streams `register` and `people`. Names: the contract."""

from datetime import date
from typing import Literal

from casemgr.facts import Code, Fact, Narrative, Short

Status = Literal[
    "statutory", "on_probation", "contractual", "subsidised_teacher", "own_teacher",
    "student_or_intern", "volunteer", "external", "executive", "councillor",
]  # fmt: skip
"""Counts on the day of the facts; never guessed from anything else."""


class RegisterCreated(Fact):
    """Event 1. A sandbox stays a sandbox for good."""

    organisation: Short
    sandbox: bool
    packs: list[Code]


class PackAdded(Fact):
    """By the program: the bytes are kept beside the ledger under this digest."""

    pack: Code
    version: Code
    digest: Code


class UserAdded(Fact):
    user: Code
    name: Short
    function: Short | None = None


class UserRemoved(Fact):
    user: Code


class RoleGiven(Fact):
    user: Code
    role: Code


class RoleEnded(Fact):
    user: Code
    role: Code


class HandoverStarted(Fact):
    user: Code
    to: Code
    until: date


class HandoverEnded(Fact):
    user: Code
    to: Code


class SettingSet(Fact):
    key: Code
    value: Narrative
    basis: Short | None = None


class SettingCleared(Fact):
    """What was set no longer holds; what casemgr comes with does."""

    key: Code
    basis: Short | None = None


class EntitySet(Fact):
    """A legal person: gemeente, OCMW … each its own controller, employer and letterhead."""

    key: Code
    name: Short
    address: Narrative | None = None
    website: Short | None = None
    deciding_body: Code | None = None
    appeal_body: Code | None = None
    supervisory_authority: Literal["GBA", "VTC", "AP"] | None = None
    dpo: Short | None = None
    replacement_dpo: Short | None = None
    dpo_phone: Short | None = None
    dpo_email: Short | None = None
    contact: Short | None = None
    contact_capacity: Short | None = None
    contact_phone: Short | None = None
    contact_email: Short | None = None


class PersonDetails(Fact):
    """What is known of somebody; nothing of it is required when it changes."""

    number: Short | None = None
    family_name: Short | None = None
    given_name: Short | None = None
    initials: Short | None = None
    form_of_address: Literal["mevrouw", "heer", "none"] | None = None
    entity: Code | None = None
    status: Status | None = None
    status_from: date | None = None
    status_until: date | None = None
    service: Short | None = None
    function: Short | None = None
    superior: Short | None = None
    grade: Short | None = None
    in_service_from: date | None = None
    in_service_until: date | None = None
    address: Narrative | None = None
    postcode: Short | None = None
    place: Short | None = None
    email: Short | None = None
    account: Short | None = None
    company: Short | None = None
    contract_manager: Short | None = None
    language: Literal["nl", "en", "fr", "de"] | None = None


class PersonRegistered(PersonDetails):
    """`form_of_address` is asked, never guessed from a name. Without `status_from` the status counts since ever."""

    number: Short
    family_name: Short
    form_of_address: Literal["mevrouw", "heer", "none"]
    entity: Code
    status: Status
    person: Code | None = None  # P00017, given by the program


class PersonChanged(PersonDetails):
    """Only what is different now. A status says since when: what held before stays, for facts of that time."""

    person: Code
    cleared: list[Code] | None = None  # names of fields that have no value any more


class ContractSuspended(Fact):
    """Told again with the same `from` it replaces what was told; `withdrawn`: it was a mistake."""

    person: Code
    from_: date
    until: date | None = None
    withdrawn: bool | None = None


class FormIssued(Fact):
    """By the program: a form that somebody is to sign, kept under its number. It says which code, in which version."""

    person: Code
    form: Code
    pack: Code
    version: Code
    number: Code
    sha256: Short | None = None


class BatchStarted(Fact):
    """By the program: letters to many begin. `key` tells, as long as it is kept, whose letter was made already."""

    batch: Code
    letter: Code
    case: Code | None = None
    key: Short | None = None


class AcknowledgementRecorded(Fact):
    """Who signed which version of a code, and when. `withdrawn`: it was a mistake."""

    person: Code
    pack: Code
    version: Code
    on: date
    withdrawn: bool | None = None
