"""A local code of conduct as read from its file: who, which articles, routes, organs, outcomes, and their sources."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from casemgr.language import Words
from casemgr.law import control_provisions as control
from casemgr.law import keeping_provisions as keeping
from casemgr.law import provisions
from casemgr.law.provisions import Article, Clocks, Cover, HearingRules, Route, Sanction, Task


@dataclass(frozen=True, slots=True)
class Pack:
    """A code. Its fields are the keys of the file; `digest` is the SHA-256 of its bytes."""

    key: str
    name: Words
    owner: str
    organisation: Literal["local_government", "employer"]
    version: str
    valid_from: date
    country: Literal["BE", "NL"]
    zone: str
    language: Literal["nl"]
    source: str
    labels: Literal["BE", "NL", "C81"]
    covers: Mapping[provisions.Status, Cover]
    articles: Mapping[str, Article]
    routes: Mapping[str, Route]
    organs: Mapping[str, provisions.Organ]
    authorities: Mapping[str, provisions.Office]
    measures: Mapping[str, provisions.Measure]
    sanctions: Mapping[str, Sanction]
    remedies: Mapping[str, provisions.Remedy]
    report_routes: Mapping[provisions.ReportRouteCode, provisions.ReportRoute]
    purposes: Mapping[str, provisions.Purpose]
    purposes_closed: bool
    controls: Mapping[str, control.Control]
    individualisation: Mapping[control.IndividualGround, control.Individualisation]
    control_data: control.ControlData
    acknowledgement: keeping.Acknowledgement
    retention: Mapping[keeping.KeptKind, keeping.Retention]
    hearing: HearingRules
    clocks: Clocks
    rules: Mapping[provisions.RuleName, provisions.Rule]
    words: Mapping[str, Words]
    letters: Mapping[str, provisions.Letter]
    tasks: Mapping[str, tuple[Task, ...]]
    supervisors: Mapping[Literal["GBA", "VTC", "AP"], provisions.Supervisor]
    signing: Mapping[str, provisions.Signatures] = field(default_factory=dict)
    digest: str = field(default="", metadata={"computed": True})

    def citation(self, article: str) -> Words:
        """An article with the name of the code: "ICT-gedragscode, procedure 5.2". KeyError when unknown."""
        cite = self.articles[article].cite
        return {code: f"{self.name[code]}, {cite[code]}" for code in cite}

    def charges(self) -> dict[str, Article]:
        """The articles somebody can be charged with breaking."""
        return {key: article for key, article in self.articles.items() if article.charge}

    def routes_for(self, status: str | None) -> dict[str, Route]:
        """The routes open for a person of this status; all general ones while nobody is known."""
        return {key: route for key, route in self.routes.items() if not route.statuses or status in route.statuses}

    def sanctions_for(self, status: str) -> dict[str, Sanction]:
        """The outcomes for a person of this status on the day of the facts; may be none."""
        return {key: sanction for key, sanction in self.sanctions.items() if status in sanction.statuses}

    def organs_for(self, act: str, status: str | None = None) -> tuple[str, ...]:
        """Who may do this for a person of this status, the usual organ first; empty for an unknown act."""
        office = self.authorities.get(act)
        return office.by_status.get(status or "", office.organs) if office else ()

    def measures_for(self, status: str | None) -> dict[str, provisions.Measure]:
        """The provisional measures for a person of this status; all general ones while nobody is known."""
        return {key: found for key, found in self.measures.items() if not found.statuses or status in found.statuses}

    def remedy_of(self, outcome: Sanction | provisions.Measure, status: str | None) -> provisions.Remedy | None:
        """What a person of this status can do against it; None when nothing is open."""
        return self.remedies.get(outcome.remedy_by_status.get(status or "", outcome.remedy))  # type: ignore[call-overload]

    def waivers_on(self, route: str) -> dict[provisions.Ground, provisions.Waiver]:
        """The grounds on which nobody need be heard on this route."""
        found = self.hearing.waivers.items()
        return {ground: waiver for ground, waiver in found if not waiver.routes or route in waiver.routes}

    def tasks_after(self, fact: str, public: Mapping[str, object], filled: Collection[str] = ()) -> tuple[Task, ...]:
        """What is to be done after a fact, in the order of the file. `filled`: personal fields with a value."""
        said = {**dict.fromkeys(filled, True), **public}
        tasks = self.tasks.get(fact, ())
        return tuple(task for task in tasks if task.wanted(said))
