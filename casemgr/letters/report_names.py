"""The values of letters to somebody who reported something, and of what is added to those about a request."""

from collections.abc import Mapping

from casemgr.language import text
from casemgr.letters.name import Name

_YES = ("yes",)

REPORTS: Mapping[str, Name] = {
    # what was told, and who handles it
    "report.channel": Name(text("how the report came in"), "code"),
    "report.receipt_due": Name(text("whether an acknowledgement is due"), "code", _YES),
    "report.handler": Name(text("who handles the report")),  # after "behandeld door": "de algemeen directeur"
    "report.feedback_months": Name(text("months for the feedback"), "number"),
    "report.nameless": Name(text("a feedback without names of others"), "code", _YES),
    "handler.name": Name(text("name of who handles the report")),
    "handler.function": Name(text("function of who handles the report")),
    "handler.phone": Name(text("telephone of who handles the report")),
    "handler.email": Name(text("e-mail of who handles the report")),
    # the term of a request
    "request.extended_until": Name(text("new last day of the answer"), "day"),
    "request.extended_in_time": Name(text("a notice within the first month"), "code", _YES),
    "request.late_notice": Name(text("whether the extension is still to be told"), "code", _YES),
    "request.changes": Name(text("whether data are changed"), "code", _YES),
    # the points of art. 15(1) and (2), for an answer that says them in the letter itself
    "access.purposes": Name(text("what the data are for")),
    "access.categories": Name(text("kinds of data that are held")),
    "access.recipients": Name(text("who received or receives the data")),
    "access.retention": Name(text("how long the data are kept")),
    "access.source": Name(text("where the data come from")),
    "access.automated": Name(text("whether decisions are made automatically")),
    "access.transfers": Name(text("transfers outside the European Union")),
    # what is asked of somebody who was sent data by mistake
    "recipient.asked": Name(text("what is asked of the recipient"), "list"),
    "leak.contract_late": Name(text("whether the processor told later than the contract says"), "code", _YES),
}  # fmt: skip
