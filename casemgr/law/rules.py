"""Where a rule runs and which source it cites: the law's own, per country, in `data/rules/`, or a pack's."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from casemgr.errors import Unusable
from casemgr.language import text
from casemgr.law.packs import Pack
from casemgr.resources import names, table


@dataclass(frozen=True, slots=True)
class Named:
    """A rule as the law or a pack names it; `except_` are the grounds on which it does not bind."""

    source: str
    except_: tuple[str, ...] = ()


@cache
def _of_the_law() -> Mapping[str, Mapping[str, Named]]:
    found: dict[str, dict[str, Named]] = {}
    for file in names("rules"):
        for rule, row in table(f"rules/{file}.toml").get("rules", {}).items():
            if row.keys() - {"source", "except"} or not row.get("source"):
                raise Unusable(
                    "bad-rules", text("rules/{file}.toml: [rules.{rule}] cannot be read.", file=file, rule=rule)
                )
            found.setdefault(file, {})[rule] = Named(row["source"], tuple(row.get("except", ())))
    return found


def named(rule: str, pack: Pack) -> Named | None:
    """How the pack names this rule, else the law of its country, else what binds everywhere; None: it does not run
    here.
    """
    own = pack.rules.get(rule)  # type: ignore[call-overload]
    if own is not None:
        return Named(own.source, own.except_)
    law = _of_the_law()
    return law.get(pack.country.lower(), {}).get(rule) or law.get("eu", {}).get(rule)


def known() -> frozenset[str]:
    """Every rule that some file of the law names."""
    return frozenset(rule for rules in _of_the_law().values() for rule in rules)
