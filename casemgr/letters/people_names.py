"""The values of papers that go to many people, and of the form on which people sign for a code."""

from collections.abc import Mapping

from casemgr.language import text
from casemgr.letters.name import Name

PEOPLE: Mapping[str, Name] = {
    "person.staff_number": Name(text("staff number")),
    # a notice to a group goes up on a wall, or to each of the group by name
    "staff.addressed": Name(text("how the group is addressed"), "code", ("group", "person")),
    # what a code has people sign: `kind` as in the pack, `declares` in the first person
    "form.kind": Name(
        text("what is signed"), "code", ("agreement", "receipt", "user_agreement", "return_form", "none")
    ),
    "form.declares": Name(text("what is declared by signing"), "list"),
    "form.source": Name(text("provision of the code on signing")),
    "pack.digest": Name(text("digest of the code")),
}
