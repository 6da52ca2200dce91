"""The values of minutes, of an act and its note, of an inquiry, a dismissal and a report to the court."""

from collections.abc import Mapping

from casemgr.language import text
from casemgr.letters.name import Name

_YES = ("yes",)
_YES_NO = ("yes", "no")

HEARING: Mapping[str, Name] = {
    # somebody of the organisation who gets a letter in their function
    "official.name": Name(text("name of the official addressed")),
    "official.function": Name(text("function of the official addressed")),
    "signing.together": Name(text("whether two sign"), "code", _YES),
    # the minutes of a hearing; `title`: the paper that they are
    "minutes.title": Name(
        text("kind of minutes"),
        "code",
        ("conversation", "hearing", "objection", "missed", "missed_hearing"),
    ),
    "minutes.at": Name(text("when the hearing was held"), "moment"),
    "minutes.ended_at": Name(text("when the hearing ended"), "moment"),
    "minutes.planned_at": Name(text("when the hearing was planned"), "moment"),
    "minutes.text": Name(text("what was said")),
    "minutes.objections": Name(text("what the person objected")),
    "minutes.present": Name(text("who was present, with function"), "list"),
    "minutes.heard": Name(text("who was heard"), "code", ("person", "with_representative", "representative")),
    "minutes.assisted_by": Name(text("who assisted the person at the hearing")),
    "minutes.represented_by": Name(text("who spoke for the person")),
    "minutes.rights": Name(text("whether the rights were recalled"), "code", _YES_NO),
    "minutes.papers": Name(text("papers handed over"), "list"),
    "minutes.witnesses": Name(text("witnesses and what they said"), "list"),
    "minutes.taker": Name(text("who took the minutes")),
    "minutes.remarks_until": Name(text("last day for remarks on the minutes"), "day"),
    "minutes.remarks": Name(text("remarks on the minutes"), "list"),
    "minutes.signed": Name(text("whether the person signed"), "code", ("yes", "refused", "remarks")),
    "minutes.signers": Name(text("who signs the minutes"), "list"),
    "minutes.letter": Name(text("number of the invitation sent")),
    "minutes.invited_on": Name(text("day the invitation went out"), "day"),
    "minutes.received_on": Name(text("day the invitation was received"), "day"),
    "minutes.defence_on": Name(text("day a written answer came in"), "day"),
    "minutes.excused": Name(text("whether the absence was excused"), "code", _YES_NO),
    "minutes.in_order": Name(text("whether the invitation was in order"), "code", _YES_NO),
    "hearing.minute_taker": Name(text("who will take the minutes")),
    "appeal.vote": Name(text("how the vote was taken"), "code", ("secret", "open", "none")),
    # further parts of a decision
    "heard.received_on": Name(text("day the invitation came"), "day"),
    "decision.opened_on": Name(text("day the case was opened"), "day"),
    "decision.earlier_known": Name(text("earlier decisions that still count"), "list"),
    "decision.earlier": Name(text("whether earlier decisions were weighed"), "code", ("weighed", "not_weighed")),
    "decision.intention": Name(text("how intention was weighed")),
    "decision.functioning": Name(text("how the functioning of the person was weighed")),
    "decision.execution": Name(text("how the decision is carried out")),
    "decision.present": Name(text("who took part in the decision"), "list"),
    "decision.absent": Name(text("who did not take part in the decision"), "list"),
    "kept.months": Name(text("months that data of a dismissed case are kept"), "number"),
    "breach.identified": Name(text("whether the person is known"), "code", _YES_NO),
    # a note for the organ that decides, with a draft of its act
    "note.matter": Name(text("what the note is about"), "code", ("breach", "disciplinary_proceedings", "appeal")),
    "note.organ": Name(text("organ the note is for, with article")),
    "note.organ_key": Name(text("organ the note is for"), "code"),
    "note.proposal": Name(text("what is proposed, in words")),
    "note.opens": Name(text("whether what is proposed only opens proceedings"), "code", _YES),
    "note.motivation": Name(text("why it is proposed")),
    "note.facts": Name(text("the facts charged"), "charges"),
    "note.articles": Name(text("the articles charged"), "list"),
    "note.leave": Name(text("who leaves the meeting"), "list"),
    "note.papers": Name(text("papers of the note"), "list"),
    "note.defence": Name(text("what the person brought forward"), "list"),
    # disciplinary inquiry
    "discipline.facts": Name(text("facts of the disciplinary inquiry"), "charges"),
    "discipline.findings": Name(text("findings of the inquiry")),
    "discipline.witnesses": Name(text("who was heard in the inquiry, and what they said"), "list"),
    "discipline.opened_on": Name(text("day the proceedings were opened"), "day"),
    "discipline.organ": Name(text("disciplinary authority, with article")),
    "discipline.mission": Name(text("mission of the investigator")),
    "discipline.report_by": Name(text("day the report is expected"), "day"),
    "discipline.appointed_on": Name(text("day the investigator was appointed"), "day"),
    # dismissal for cause
    "dismissal.known_on": Name(text("day the competent body knew the facts"), "day"),
    "dismissal.organ": Name(text("body that knew the facts, with article")),
    "dismissal.given_on": Name(text("day the dismissal was given"), "day"),
    "suspension.remedy": Name(text("what is open against a preventive suspension")),
    # a report to the court
    "judicial.to": Name(text("prosecutor or police")),
    "judicial.address": Name(text("address of the prosecutor or the police"), "lines"),
    "judicial.on": Name(text("day of the judicial report"), "day"),
    "judicial.facts": Name(text("facts reported to the court"), "charges"),
    "judicial.papers": Name(text("papers that go with the judicial report"), "list"),
}
