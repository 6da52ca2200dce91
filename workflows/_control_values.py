"""What letters tell of a control: the order, what it brought, what became of the data, and who is told."""

from workflows._letter_control import CONTROL, WARNING
from workflows._letter_findings import FINDINGS
from workflows._letter_kept_data import KEPT_DATA
from workflows._letter_order import ORDERED
from workflows._letter_person import the_code
from workflows._letter_reading import Values
from workflows._letter_work import CONTROL_WORK

VALUES: Values = {
    "pack.the_code": the_code, **CONTROL, **WARNING, **ORDERED, **FINDINGS, **KEPT_DATA, **CONTROL_WORK,
}  # fmt: skip
"""The order comes after what any letter says of a control: a case may hold several, and each speaks of its own."""
