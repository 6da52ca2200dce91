"""The values of letters about control, about carrying out a measure, and about data that are gone."""

from collections.abc import Mapping

from casemgr.language import text
from casemgr.letters.name import Name

_YES = ("yes",)

CONTROL_NAMES: Mapping[str, Name] = {
    # the order of a control
    "control.kind_key": Name(text("kind of control"), "code"),
    "control.kind": Name(text("kind of control in words")),
    "control.kind_clause": Name(text("provision the control rests on")),
    "control.clause": Name(text("provision the purpose stands in")),
    "control.level_key": Name(
        text("level of the control"), "code", ("organisation", "department", "service", "person")
    ),
    "control.level": Name(text("level of the control in words")),
    "control.scope": Name(text("service, account or system")),
    "control.person": Name(text("person the control is about")),
    "control.data": Name(text("kinds of data"), "list"),
    "control.executor": Name(text("who carries the control out")),
    "control.grounds": Name(text("why the control")),
    "control.organ": Name(text("who ordered the control, with article")),
    "control.holder": Name(text("name of who ordered the control")),
    "control.on": Name(text("day the control was ordered"), "day"),
    "control.conditions": Name(text("conditions of the control"), "list"),
    "control.asks_witness": Name(text("whether the control needs a witness"), "code", _YES),
    "control.asks_trusted": Name(text("whether the control needs a trusted person"), "code", _YES),
    "mailbox.why": Name(text("why a mailbox is looked into"), "code", ("absence", "departure")),
    "control.trusted": Name(text("trusted person who watches over it")),
    # what it brought
    "control.figures_given": Name(text("whether figures were handed over"), "code", ("yes", "no")),
    "control.figures": Name(text("the figures, without persons"), "list"),
    "control.hidden": Name(text("whether small numbers are hidden"), "code", _YES),
    "control.reported_to": Name(text("to whom the report goes")),
    "control.found": Name(text("what the figures show"), "list"),
    "individual.on": Name(text("day the data were looked at"), "day"),
    "individual.place": Name(text("place where the data were looked at")),
    "individual.data_from": Name(text("first day of the data looked at"), "day"),
    "individual.ground": Name(text("provision the individual control rests on")),
    "individual.motivation": Name(text("why data were traced to a person")),
    "individual.finding": Name(text("what the individual control showed")),
    "executor.name": Name(text("name of who looked at the data")),
    "executor.function": Name(text("function of who looked at the data")),
    "witness.name": Name(text("name of the witness")),
    "witness.function": Name(text("tie of the witness to the organisation")),
    # data that are kept longer, or gone
    "retention.reason": Name(text("why the data are kept longer")),
    "retention.until": Name(text("day until which the data are kept"), "day"),
    "destruction.what": Name(text("which data were destroyed")),
    "destruction.count": Name(text("how many were destroyed")),
    "destruction.carrier": Name(text("carrier of what was destroyed")),
    "destruction.on": Name(text("day of the destruction"), "day"),
    "destruction.how": Name(text("how the data were destroyed")),
    "destruction.by": Name(text("who destroyed the data")),
    "destruction.decided_by": Name(text("who decided on the destruction")),
    "destruction.rule": Name(text("provision on how long data are kept")),
    "destruction.asks_selection": Name(text("whether a selection rule is needed"), "code", _YES),
    "destruction.selection": Name(text("published selection rule")),
    "second.name": Name(text("name of the second person")),
    "second.function": Name(text("function of the second person")),
    "warning.is": Name(text("what a warning is under the code"), "code", ("notice", "measure")),
    "warning.ground": Name(text("provision by which a warning is a measure")),
    "measure.stands": Name(text("whether the measure still holds"), "code", ("yes", "no")),
    # somebody else who has to know or to act
    "office.name": Name(text("own service addressed")),
    "work.kind": Name(
        text("kind of work"), "code",
        ("carry_out", "extend", "restore", "control", "destroy", "device", "insurance", "archive", "none"),
    ),
    "work.act": Name(text("what has to be done")),
    "work.object": Name(text("account, device or system, without the name of a person")),
    "work.data": Name(text("which data have to be collected"), "list"),
    "work.from": Name(text("when the work begins"), "moment"),
    "work.until": Name(text("last day of the work"), "day"),
    "supplier.tells": Name(text("what the firm is told"), "code", ("measure", "decision", "none")),
    "supplier.act": Name(text("measure the firm is told")),
    "supplier.from": Name(text("day the measure begins for the firm"), "moment"),
    "supplier.until": Name(text("last day of the measure for the firm"), "day"),
    "supplier.clause": Name(text("clause of the contract with the firm")),
    "equipment.items": Name(text("objects returned, with the number on the label"), "list"),
    "equipment.on": Name(text("day the objects were returned"), "day"),
    "receiver.name": Name(text("name of who receives the objects")),
    "receiver.function": Name(text("function of who receives the objects")),
    "returner.name": Name(text("name of who returns the objects")),
    "returner.function": Name(text("capacity of who returns the objects")),
}  # fmt: skip
