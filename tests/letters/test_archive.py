"""The archive copy: PDF/A-2b, tagged in the order in which it is read, the same bytes at any time, no surplus."""

import io
import os
import re
import shutil
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import pdfa

from casemgr.letters.catalogue import letter
from casemgr.letters.compose import compose
from casemgr.letters.render import render
from casemgr.letters.sheet import Sheet
from tests.letters.conftest import ASN, BEV
from tests.letters.samples import MADE_FOR, complete

LONG = [
    f"Op {1 + day % 28} november 2026 is voor de {day}e keer een lijst met dossiers naar een privéadres gestuurd. "
    "Eerder was gevraagd om dat niet meer te doen; de lijst stond daarna nog een week op een onbeveiligde drager. " * 4
    for day in range(1, 100)
]


def sheet(values: Mapping[str, Any], name: str = "hearing_invitation", *, draft: bool = False) -> Sheet:
    return compose(letter(name), values, draft=draft, practice=False, number="2026-0038-01")


SHEETS: Mapping[str, Sheet] = {
    "invitation BE": sheet(BEV),
    "invitation NL": sheet(ASN),
    "draft": sheet(BEV, draft=True),
    "empty draft": sheet({}, draft=True),
    "slip": sheet(
        {**BEV, "letter.means": "hand", "letter.enclosures": ["inventaris", "nota"], "letter.copy_to": ["mr. Bols"]}
    ),
    "long": sheet(complete("decision", "bev", **{"decision.facts": LONG}), "decision"),
    "odd": sheet({**BEV, "person.family_name": '<b>"Đặng" & Żółć</b>', "entity.name": 'O.C.M.W. <Oefendorp> & "co"'}),
    **{f"{name} {key}": sheet(complete(name, key), name) for name, keys in MADE_FOR.items() for key in keys},
}  # fmt: skip


@pytest.fixture(params=SHEETS)
def made(request: pytest.FixtureRequest) -> Sheet:
    """Each letter in turn: short and long, draft and final, of both countries."""
    return SHEETS[request.param]


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def read_aloud(content: bytes, folder: Path) -> list[tuple[str, str]]:
    """What poppler finds in the tree: element by element its kind and its words, in reading order."""
    if shutil.which("pdfinfo") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("pdfinfo is not installed")
        pytest.skip("pdfinfo is not installed")
    file = folder / "letter.pdf"
    file.write_bytes(content)
    said = subprocess.run(
        ["pdfinfo", "-struct-text", file], check=True, capture_output=True, text=True, encoding="utf-8"
    )
    assert said.stderr == ""
    found: list[tuple[str, str]] = []
    for line in said.stdout.splitlines():
        if words := re.fullmatch(r'\s*"(.*)"', line):
            kind, before = found[-1]
            found[-1] = (kind, before + words[1])
        elif kind := re.fullmatch(r"\s*([A-Z]\w*)( \(block\))?:?", line):
            found.append((kind[1], ""))
    return [(kind, " ".join(words.split())) for kind, words in found]


def plain(sheet: Sheet) -> list[str]:
    """The words of a sheet in the order in which its reader meets them."""
    found = [sheet.watermark, " ".join(sheet.letterhead), " ".join(sheet.marks), " ".join(sheet.address)]
    found += [word for pair in sheet.reference for word in pair]
    found += [f"{sheet.subject_label}: {sheet.subject}", sheet.salutation]
    return [" ".join(word.split()) for word in found if word]


def test_every_letter_is_an_archive_copy(made: Sheet) -> None:
    report = pdfa.check(opened(render(made)), "2b")
    assert report.summary() == "PDF/A-2b: pass"


def test_a_copy_that_is_none_is_seen() -> None:
    """The checker finds what is taken away: that it passes above means something."""
    for lacking in ("/OutputIntents", "/Metadata"):
        pdf = opened(render(SHEETS["invitation BE"]))
        del pdf.Root[lacking]
        changed = io.BytesIO()
        pdf.save(changed)
        assert pdfa.check(opened(changed.getvalue()), "2b").summary() != "PDF/A-2b: pass"


def test_it_is_read_in_order_with_all_its_words(made: Sheet, tmp_path: Path) -> None:
    found = read_aloud(render(made), tmp_path)
    assert found[0] == ("Document", "")
    words = [said for _, said in found if said]
    assert words[: len(plain(made))] == plain(made)
    assert [kind for kind, _ in found].count("H1") == 1
    whole = " ".join(words)
    for signature in made.signatures:
        assert f"{made.closing} " in whole
        assert whole.index(made.closing) < whole.rindex(" ".join(signature.name.split()))
    for line in made.enclosures:
        assert whole.index(line) > whole.index(made.closing)
    if made.slip:
        assert words[-3:] == [made.slip.title, made.slip.text, " ".join(made.slip.fields)]


def test_what_stands_outside_the_text_is_not_read(made: Sheet, tmp_path: Path) -> None:
    whole = [said for _, said in read_aloud(render(made), tmp_path)]
    assert not any(re.search(r"pagina \d+ van \d+", said) for said in whole)
    assert sum(made.watermark in said for said in whole) == 1 if made.watermark else True


def test_lists_and_tables_are_whole(tmp_path: Path) -> None:
    kinds = [kind for kind, _ in read_aloud(render(SHEETS["slip"]), tmp_path)]
    text = " ".join(kinds)
    assert "L LI Lbl LBody LI Lbl LBody" in text
    assert "Table TR TH TD TR TH TD" in text
    assert kinds.count("LI") == kinds.count("Lbl") == kinds.count("LBody")
    assert kinds.count("TR") == kinds.count("TH") == kinds.count("TD")


def test_a_paragraph_over_two_pages_is_one_element() -> None:
    pdf = opened(render(SHEETS["long"]))
    assert len(pdf.pages) >= 12
    split = [element for element in elements(pdf.Root.StructTreeRoot.K) if goes_over(element)]
    assert split
    for element in split:
        first, second = element.K
        assert pages_apart(pdf, element.Pg, second.Pg) == 1
        assert int(first) >= 0


def goes_over(element: Any) -> bool:
    """Whether a piece of it stands on another page than it begins on."""
    return any(isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid for kid in element.K)


def elements(top: Any) -> list[Any]:
    below = [kid for kid in top.K if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    return [top, *(found for kid in below for found in elements(kid))]


def pages_apart(pdf: pikepdf.Pdf, one: Any, other: Any) -> int:
    numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
    return numbers[other.objgen] - numbers[one.objgen]


def test_every_mark_of_every_page_has_its_element(made: Sheet) -> None:
    pdf = opened(render(made))
    root = pdf.Root.StructTreeRoot
    nums = list(root.ParentTree.Nums)
    for number, page in enumerate(pdf.pages):
        marks = [int(found[1]["/MCID"]) for found, operator in pikepdf.parse_content_stream(page)
                 if str(operator) == "BDC"]  # fmt: skip
        assert marks == list(range(len(marks)))
        assert nums[2 * number] == number == page.StructParents
        assert len(list(nums[2 * number + 1])) == len(marks)
        assert page.Tabs == "/S"
    assert pdf.Root.MarkInfo.Marked is True
    assert pdf.Root.ViewerPreferences.DisplayDocTitle is True
    assert str(pdf.Root.Lang) == made.language


def test_all_that_is_painted_is_marked(made: Sheet) -> None:
    """Nothing on paper is neither in the tree nor an artifact."""
    for page in opened(render(made)).pages:
        open_, painted = 0, []
        for _, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            open_ += {"BDC": 1, "BMC": 1, "EMC": -1}.get(name, 0)
            if name in ("Tj", "TJ", "S", "f", "B", "Do", "T*") and not open_:
                painted.append(name)
            assert open_ in (0, 1)
        assert open_ == 0
        assert painted == []


def test_a_second_later_it_is_the_same() -> None:
    first = render(SHEETS["slip"])
    time.sleep(1.1)
    assert render(SHEETS["slip"]) == first


def test_what_was_made_before_changes_nothing() -> None:
    """Pieces of fonts are kept from letter to letter: the order in which letters are made leaves no trace."""
    first = render(SHEETS["odd"])
    for other in ("invitation BE", "long", "draft"):
        render(SHEETS[other])
    assert render(SHEETS["odd"]) == first


def test_another_letter_has_another_mark_of_its_own() -> None:
    ids = {bytes(opened(render(SHEETS[name])).trailer.ID[0]) for name in ("invitation BE", "slip", "draft")}
    assert len(ids) == 3


def test_metadata_names_no_person(made: Sheet) -> None:
    pdf = opened(render(made))
    said = bytes(pdf.Root.Metadata.read_bytes()).decode() + " ".join(str(value) for value in pdf.docinfo.values())
    for word in ("Lies", "Vermeulen", "Berg", "Peeters", "Claes", "2026-0038", "privéadres"):
        assert word not in said
