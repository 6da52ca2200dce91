"""`python -m tests.requirements`: writes docs/requirements.md."""

from tests.requirements.page import PAGE, page

PAGE.write_text(page(), "utf-8")
print(PAGE)
