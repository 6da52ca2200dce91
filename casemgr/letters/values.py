"""The values a letter may use: one name each, what it is, and the form it must have.

A workflow says where its names come from (`"hearing.at"` = the last of planned and postponed); settings,
people and packs give the others. A letter gets them as one flat mapping; what has no value is left out.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from casemgr.errors import Unusable
from casemgr.language import text
from casemgr.letters.control_names import CONTROL_NAMES
from casemgr.letters.hearing_names import HEARING
from casemgr.letters.leak_names import LEAK
from casemgr.letters.name import SHAPES, Name
from casemgr.letters.outcomes import OUTCOMES
from casemgr.letters.people_names import PEOPLE
from casemgr.letters.report_names import REPORTS

Values = Mapping[str, Any]

NAMES: Mapping[str, Name] = {
    **OUTCOMES,
    **HEARING,
    **PEOPLE,
    **CONTROL_NAMES,
    **LEAK,
    **REPORTS,
    # who writes: the legal person of the case (gemeente, OCMW, …), never "the organisation"
    "entity.name": Name(text("name of the entity")),
    "entity.address": Name(text("address of the entity"), "lines"),
    "entity.website": Name(text("website of the entity")),
    "entity.phone": Name(text("telephone of the entity")),
    "entity.number": Name(text("company number of the entity")),
    "house.window": Name(text("place of the address window"), "place"),
    "house.folds": Name(text("fold marks"), "flag"),
    "house.closing": Name(text("closing words")),
    "contact.name": Name(text("contact person")),
    "contact.capacity": Name(text("capacity of the contact person")),
    "contact.address": Name(text("address of the contact person"), "lines"),  # left out: the entity's
    "contact.phone": Name(text("telephone of the contact person")),
    "contact.email": Name(text("e-mail of the contact person")),
    # to whom: the home address for personnel letters, the form of address as the person chose it
    "person.form_of_address": Name(text("form of address"), "code", ("mevrouw", "heer", "none")),
    "person.given_name": Name(text("given name")),
    "person.family_name": Name(text("family name")),
    "person.address": Name(text("home address"), "lines"),
    "person.status": Name(text("status on the day of the facts"), "code"),
    "staff.audience": Name(text("group of staff addressed")),  # after "Aan": "de medewerkers van de dienst Milieu"
    "recipient.name": Name(text("organisation addressed")),
    "recipient.attention": Name(text("for the attention of")),
    "recipient.address": Name(text("address of the organisation"), "lines"),
    # the paper itself; the document number is given to `compose`
    "case.number": Name(text("number of the case")),
    "letter.date": Name(text("date of the letter"), "day"),
    "letter.means": Name(
        text("means of delivery"),
        "code",
        ("hand", "registered", "registered_receipt", "bailiff", "post", "email", "digital_box"),
    ),
    "letter.their_date": Name(text("date of their message"), "day"),
    "letter.their_reference": Name(text("their reference")),
    "letter.post_number": Name(text("number in the post register")),
    "letter.enclosures": Name(text("enclosures"), "list"),
    "letter.copy_to": Name(text("copy to"), "list"),
    "free_text": Name(text("free paragraph")),
    # the code of conduct: `code_name` without article ("ICT-gedragscode"), `code_version` as printed on it
    "pack.key": Name(text("code of conduct"), "code"),
    "pack.country": Name(text("country"), "code", ("BE", "NL")),
    "pack.zone": Name(text("time zone")),  # IANA; left out: moments are worded in the zone they carry
    "pack.code_name": Name(text("name of the code of conduct")),
    "pack.code_version": Name(text("version of the code of conduct")),
    "pack.the_code": Name(text("name of the code, with its article")),  # "de ICT-gedragscode"
    # the hearing
    "hearing.kind": Name(
        text("kind of hearing"),
        "code",
        ("conversation", "disciplinary", "dismissal", "suspension", "measure", "appeal", "objection"),
    ),
    "hearing.form": Name(text("form of the hearing"), "code", ("oral", "written", "video")),
    "hearing.matter": Name(
        text("procedure the hearing is about"),
        "code",
        ("breach", "provisional_measure", "disciplinary_proceedings", "appeal"),
    ),
    "hearing.route_says": Name(text("what the code says on this route")),
    "hearing.route_articles": Name(text("articles of the code on this route"), "list"),
    "hearing.at": Name(text("day and hour of the hearing"), "moment"),
    "hearing.place": Name(text("place of the hearing")),  # "het gemeentehuis, Markt 1, lokaal 2.04"
    "hearing.hears": Name(text("who hears, with capacity"), "list"),  # "Els Peeters, algemeen directeur"
    "hearing.about": Name(text("what it is about, in neutral words")),  # after "over": "het gebruik van …"
    "file.place": Name(text("where the file can be read")),  # after "op": "de personeelsdienst, Markt 1"
    "file.hours": Name(text("when the file can be read")),  # "elke werkdag van 9.00 tot 12.00 uur"
    "file.until": Name(text("last day to read the file"), "moment"),
    "reply.until": Name(text("last day for a written answer"), "moment"),
    # the breach the hearing is about
    "breach.charges": Name(text("the facts, each with its date"), "charges"),
    "breach.articles": Name(text("the articles"), "list"),
    "breach.route": Name(text("route of the procedure"), "code"),  # as in the pack: "5.2"
    "breach.considered": Name(text("the decision or evaluation considered")),  # after "We overwegen": "een …"
    # who signs; `capacity` as in `Authority`, `basis` is the designation or delegation decision
    "sender.name": Name(text("name of who signs")),
    "sender.function": Name(text("function of who signs")),
    "sender.capacity": Name(text("capacity of who signs"), "code", ("titular", "acting", "substitute", "delegate")),
    "sender.basis": Name(text("basis of that capacity")),  # "besluit van het college van 5 oktober 2026"
    "sender.on_behalf_of": Name(text("on whose behalf is signed")),  # "de algemeen directeur"
    # who signs with them, where there is somebody: the minute-taker of an appeal
    "countersign.name": Name(text("name of who signs as well")),
    "countersign.function": Name(text("function of who signs as well")),
    "countersign.capacity": Name(
        text("capacity of who signs as well"), "code", ("titular", "acting", "substitute", "delegate")
    ),
    "countersign.basis": Name(text("basis of that capacity")),
    "countersign.on_behalf_of": Name(text("on whose behalf is signed")),
}


def present(values: Values, name: str) -> bool:
    """Whether there is something to print: blanks count as nothing; `a|b` when either is there."""
    return any(_filled(values.get(part)) for part in name.split("|"))


def _filled(value: object) -> bool:
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, Sequence):
        return any(_filled(item) for item in value)
    return value is not None


def lines(value: object) -> list[str]:
    """An address or list as separate, non-empty lines."""
    items = value.splitlines() if isinstance(value, str) else value if isinstance(value, Sequence) else []
    return [str(item).strip() for item in items if str(item).strip()]


def check(values: Values) -> None:
    """Refuses a name no letter knows, a wrong shape or an unknown code (`Unusable`, kind `letter-value`)."""
    for name, value in values.items():
        known = NAMES.get(name)
        if known is None:
            raise Unusable("letter-value", text("No letter knows the value {name}.", name=name))
        if value is None or not _filled(value):
            continue
        if not isinstance(value, SHAPES[known.shape]):
            raise Unusable(
                "letter-value",
                text("The value {name} must be of the shape {shape}.", name=name, shape=known.shape),
            )
        if known.codes and value not in known.codes:
            raise Unusable(
                "letter-value",
                text("The value {name} must be one of: {codes}.", name=name, codes=", ".join(known.codes)),
            )
