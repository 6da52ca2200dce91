"""The values of letters about a leak, to the authority, to those concerned, to a processor and to who got data."""

from collections.abc import Mapping

from casemgr.language import text
from casemgr.letters.name import Name

_YES = ("yes",)

LEAK: Mapping[str, Name] = {
    # the leak: the contents of art. 33(3), `said` as whoever is written to reads it
    "leak.title": Name(text("what happened, in a few words")),
    "leak.said": Name(text("what happened, for who reads this letter")),
    "leak.description": Name(text("description of the leak")),
    "leak.device": Name(text("device or carrier")),
    "leak.channel": Name(text("how the leak was discovered")),
    "leak.ongoing": Name(text("whether the leak goes on"), "flag"),
    "leak.from": Name(text("when the leak began"), "moment"),
    "leak.to": Name(text("when the leak ended"), "moment"),
    "leak.detected_at": Name(text("when the leak was discovered"), "moment"),
    "leak.reported_on": Name(text("day the leak was reported"), "day"),
    "leak.aware_at": Name(text("when it was certain"), "moment"),
    "leak.aspects": Name(text("what is affected"), "list"),
    "leak.data": Name(text("kinds of data"), "list"),
    "leak.groups": Name(text("groups of people concerned"), "list"),
    "leak.exactly": Name(text("number of people"), "number"),
    "leak.about": Name(text("number of people, about"), "number"),
    "leak.uncounted": Name(text("whether the people cannot be counted"), "code", _YES),
    "leak.records": Name(text("number of records"), "number"),
    "leak.special": Name(text("whether there are special categories"), "flag"),
    "leak.unreadable": Name(text("whether the data are unreadable to others"), "flag"),
    "leak.consequences": Name(text("likely consequences")),
    "leak.risk": Name(text("risk to people"), "code", ("unlikely", "risk", "high")),
    "leak.reasoning": Name(text("why this risk")),
    "leak.unknown": Name(text("what is not known yet"), "list"),
    "leak.measures": Name(text("measures taken"), "list"),
    "leak.planned": Name(text("measures planned"), "list"),
    "leak.bodies": Name(text("other bodies that were told"), "list"),
    "leak.nameless": Name(text("a text without names of staff or reporter"), "code", _YES),
    "leak.advice": Name(text("what the people concerned can do now"), "list"),
    "leak.telling": Name(
        text("whether the people concerned are told"),
        "code",
        ("done", "will", "weighed", "excused", "no_high_risk", "unintelligible", "risk_removed", "disproportionate"),
    ),
    "leak.to_tell": Name(text("whether the people still have to hear of it"), "code", _YES),
    "leak.told_on": Name(text("day the people were told"), "day"),
    "leak.told_count": Name(text("number of people told"), "number"),
    "leak.told_how": Name(text("how the people were told"), "code", ("individual", "public", "other")),
    "leak.not_told_because": Name(text("why the people are not told")),
    "leak.refuted": Name(text("why there is no leak")),
    "leak.refuted_on": Name(text("day it was found that there is no leak"), "day"),
    # whoever else has to do with it
    "leak.processor": Name(text("processor")),
    "leak.processor_told_at": Name(text("when the processor told us"), "moment"),
    "leak.processor_aware_at": Name(text("when the processor knew"), "moment"),
    "leak.contract_hours": Name(text("hours in the contract"), "number"),
    "processor.questions": Name(text("what is asked of the processor"), "list"),
    "leak.recipient": Name(text("who received the data")),
    "leak.recipient_on": Name(text("day the recipient was asked"), "day"),
    "leak.received": Name(text("what the recipient received")),  # after "Op 3 december kreeg u": "een lijst die …"
    "leak.received_on": Name(text("day the recipient received it"), "day"),
    "dpo.title": Name(text("title of the data protection officer")),
    "dpo.name": Name(text("name of the data protection officer")),
    "dpo.phone": Name(text("telephone of the data protection officer")),
    "dpo.email": Name(text("e-mail of the data protection officer")),
    # the authority and the notice to it
    "notice.authority": Name(text("code of the supervisory authority"), "code", ("GBA", "VTC", "AP")),
    "notice.authority_name": Name(text("supervisory authority of this entity")),
    "notice.addressee": Name(text("full name of the supervisory authority")),
    "notice.address": Name(text("address of the supervisory authority"), "lines"),
    "notice.form": Name(text("how the authority takes a notice")),
    "notice.phase": Name(
        text("which notice"), "code", ("initial", "supplementary", "complete", "withdrawn")
    ),
    "notice.title": Name(text("title of the notice"), "code"),
    "notice.due": Name(text("whether a notice is to be written"), "code", _YES),
    "notice.first_at": Name(text("when the leak was first notified"), "moment"),
    "notice.reference": Name(text("reference of the notice at the authority")),
    "notice.late": Name(text("whether the notice is late"), "code", _YES),
    "notice.late_reason": Name(text("why the notice is late")),
    "notice.decision": Name(text("what the notice rests on"), "code", ("notify", "withhold", "mandate")),
    "notice.decided_on": Name(text("day of the decision to notify"), "day"),
    "notice.organ": Name(text("who decided to notify, with article")),
    "notice.mandate": Name(text("standing mandate to notify")),
    "notice.copy": Name(text("who is in copy of the notice"), "list"),
    "notice.withdrawing": Name(text("whether a notice is to be withdrawn"), "code", _YES),
    "asked.waits": Name(text("whether the authority waits for an answer"), "code", _YES),
    "asked.on": Name(text("day the authority asked"), "day"),
    "asked.question": Name(text("question of the authority")),
    "asked.answer_by": Name(text("day by which the authority wants its answer"), "day"),
    "asked.answer": Name(text("answer to the authority")),
}  # fmt: skip
