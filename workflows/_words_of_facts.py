"""What the answers of a field are called, for a sentence that names some of them."""

from collections.abc import Mapping

from casemgr.language import Words
from casemgr.resources import table


def answers(workflow: str, fact: str, field: str) -> Mapping[str, Words]:
    """Each code of a field with its words, as a form shows them."""
    found: Mapping[str, Words] = table(f"words/{workflow}.toml")[fact]["fields"][field]["choices"]
    return found
