"""A letter that is final is read back from its bytes: all its words, and none of what is for the eye only."""

import itertools

from casemgr.desk import final_letters, lettering
from casemgr.letters import reread
from casemgr.letters.render import render
from casemgr.letters.sheet import Heading, Items, Paragraph
from tests.letters.test_archive import SHEETS
from tests.stories.office import Office
from tests.stories.test_breach import HEARING, charged

WIDTH = 74


def words(content: bytes) -> list[str]:
    return " ".join(line for page in reread.pages(content, WIDTH) for line in page).split()


def test_every_word_of_the_text_is_there_in_its_order() -> None:
    sheet = SHEETS["invitation BE"]
    found = " ".join(words(render(sheet)))
    for block in sheet.blocks:
        said = [block.text] if isinstance(block, Heading) else []
        said += ["".join(run.text for run in block.line)] if isinstance(block, Paragraph) else []
        said += ["".join(run.text for run in item) for item in block.items] if isinstance(block, Items) else []
        for one in said:
            assert " ".join(one.split()) in found


def test_no_line_is_too_wide_and_no_two_are_empty() -> None:
    for name in ("invitation BE", "invitation NL", "slip", "long"):
        for page in reread.pages(render(SHEETS[name]), WIDTH):
            assert all(len(line) <= WIDTH for line in page)
            assert not any(one == two == "" for one, two in itertools.pairwise(page))


def test_lines_of_an_address_stay_lines() -> None:
    sheet = SHEETS["invitation BE"]
    (first, *_) = reread.pages(render(sheet), WIDTH)
    lines = [line.strip() for line in first]
    begin = lines.index(sheet.address[0])
    assert lines[begin : begin + len(sheet.address)] == list(sheet.address)


def test_a_mark_across_the_page_and_the_footer_are_not_read() -> None:
    sheet = SHEETS["draft"]
    found = words(render(sheet))
    assert found.count(sheet.watermark) == 1  # upright, once, on the first page
    assert "pagina" not in found


def test_what_a_screen_shows_of_a_final_letter_is_what_was_sent(office: Office) -> None:
    """Its own answers were given once, and the facts went on since."""
    case = charged(office)
    said = {"subject": "het gebruik van internet", "file_place": "secretariaat", "file_hours": "9-12 uur"}
    said |= {"hears": ["Els Peeters"], "file_until": "2026-11-30", "reply_until": "2026-11-30"}
    office.take("director", case, "HearingPlanned", **(HEARING | said))
    given = '{"letter.means": "hand", "free_text": "Breng gerust uw agenda mee."}'
    assert office.ask("director", "letter", case, "hearing_invitation", "--data", given).code == 0
    with office.session("director") as session:
        found = final_letters.read(session, case, f"{case}-01")
        drafted = lettering.preview(session, case, "hearing_invitation", "hearing-1")
    shown = " ".join(line.strip() for page in found.pages for line in page)
    assert "TEGEN ONTVANGSTBEWIJS" in shown
    assert "Breng gerust uw agenda mee." in shown
    assert "TEGEN ONTVANGSTBEWIJS" not in " ".join(line for page in drafted.pages for line in page)
    assert [what for what, _ in found.became] == ["Definitief gemaakt", "Handtekeningen", "Verzending"]
    assert found.became[2][1][0] == "nog te verzenden"
    office.take("director", case, "LetterSent", letter=f"{case}-01", sent_at="2026-11-21", means="hand")
    with office.session("director") as session:
        sending = final_letters.read(session, case, f"{case}-01").became[2][1]
    assert sending[-1] == "verzonden: za 21 nov"
