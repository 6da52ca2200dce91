"""A code of conduct made for a test: a shipped one whose control and measures are replaced by what the test needs."""

import re
from pathlib import Path

from casemgr.law import packs
from tests.stories.office import NOW, Office, call

OURS = (
    "controls", "individualisation", "control_data", "purposes", "measures", "clocks", "rules.kind-of-control",
    "rules.purpose-of-the-pack", "rules.level-of-control", "rules.conditions-of-control",
    "rules.individual-on-a-ground", "rules.witness-to-control", "rules.control-data-kept", "rules.measure-of-the-pack",
    "hearing.duties",
)  # fmt: skip

CODE = """
[purposes]
grave      = {label = {nl = "Ernstige feiten", en = "Grave facts"}, source = "art. 5.2, 1"}
good_faith = {label = {nl = "Naleving te goeder trouw", en = "Good faith"}, source = "art. 5.2, 4"}
continuity = {label = {nl = "Continuïteit", en = "Continuity"}, source = "art. 5.2, 5"}

[controls.general]
label    = {nl = "Algemene controle", en = "General control"}
source   = "art. 5.3"
levels   = ["organisation", "department", "service"]
purposes = ["grave", "good_faith"]
executed_by = ["system_administrator"]
[controls.targeted]
label     = {nl = "Gerichte controle", en = "Targeted control"}
source    = "art. 5.4"
levels    = ["person"]
purposes  = ["grave"]
most_days = 14
witness   = true
[controls.mailbox]
label       = {nl = "Mailbox bij afwezigheid", en = "Mailbox on absence"}
source      = "art. 5.5"
levels      = ["person"]
purposes    = ["continuity"]
conditions  = ["finality", "transparency", "proportionality", "trusted_person"]

[individualisation.purpose_1_3]
source   = "art. 5.6, 1"
purposes = ["grave"]
help     = {nl = "Rechtstreeks.", en = "Directly."}
[individualisation.warned_before]
source        = "art. 5.6, 2"
purposes      = ["good_faith"]
after_warning = true
NEXT_CONTROL
help          = {nl = "Na een waarschuwing.", en = "After a warning."}
[individualisation.absence]
source = "art. 5.6, 3"
kinds  = ["mailbox"]
help   = {nl = "Onvoorzien afwezig.", en = "Absent unforeseen."}

[control_data]
source = "art. 6"
CONTROL_DATA

[measures.suspend_access]
label    = {nl = "Toegang opschorten", en = "Suspend access"}
source   = "art. 9.1"
statuses = ["statutory", "contractual"]
remedy   = "internal_appeal"
[measures.limit_access]
label     = {nl = "Toegang beperken", en = "Limit access"}
source    = "art. 9.2"
most_days = 30
remedy    = "internal_appeal"
[measures.password_reset]
label  = {nl = "Wachtwoord vernieuwen", en = "Reset the password"}
source = "art. 9.3"
[measures.mailbox_closing]
label  = {nl = "Mailbox sluiten", en = "Close the mailbox"}
source = "art. 9.4"

[clocks]
attach = ["be-internal-appeal", "bh-password-reset", "bh-mailbox-closure", "bh-retention-control-data",
  "bh-retention-control-data-warning", "asn-retention-usage-data", "c81-retention-control-data"]

[rules.kind-of-control]
source = "art. 5.3 en 5.4"
[rules.purpose-of-the-pack]
source = "art. 5.2"
[rules.level-of-control]
source = "art. 5.3"
[rules.conditions-of-control]
source = "art. 5.5"
[rules.individual-on-a-ground]
source = "art. 5.6"
[rules.witness-to-control]
source = "art. 5.4, getuige"
[rules.control-data-kept]
source = "art. 6"
[rules.measure-of-the-pack]
source = "art. 9"
"""
NEVER = 'clock = "bh-retention-control-data"\nwarning_clock = "bh-retention-control-data-warning"\nlonger = "never"'
TOLD = 'clock = "c81-retention-control-data"\nlonger = "told_authority"'
REASONED = 'clock = ""\nlonger = "reasoned"'


def varied(path: Path, *, next_control: str = "", control_data: str = REASONED, more: str = "") -> Path:
    """The file of a code called "varied"."""
    shipped = packs.shipped("bev").decode("utf-8")
    kept = [block for block in re.split(r"(?m)^(?=\[)", shipped) if not _is_ours(block)]
    body = "".join(kept).replace('key          = "bev"', 'key          = "varied"')
    code = CODE.replace("NEXT_CONTROL", next_control).replace("CONTROL_DATA", control_data)
    path.write_text(re.sub(r"(?m)^purposes_closed.*$", "purposes_closed = true", body) + code + more, "utf-8")
    return path


def _is_ours(block: str) -> bool:
    header = block.partition("]")[0].lstrip("[").replace('"', "")
    return any(header == name or header.startswith(f"{name}.") for name in OURS)


def office_under(folder: Path, **how: str) -> Office:
    """A practice register that works under the varied code."""
    path, code = folder / "varied.db", varied(folder / "varied.toml", **how)
    made = call("--register", str(path), "--now", "2026-09-01T09:00", "init", "--pack", str(code), "--organisation",
                "Oefendorp", "--user", "tester", "--role", "dpo", "--sandbox")  # fmt: skip
    assert made.code == 0, made.everything
    return Office(path, NOW)
