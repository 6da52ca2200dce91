"""What was written behind a paper that is known: signatures in the rooms that are there for them, or something else."""

import io
from collections.abc import Iterator
from typing import Any

from casemgr.signatures.key import quiet
from casemgr.signatures.rooms import Room, rooms

OF_THE_CATALOG = {"/AcroForm", "/Extensions", "/Metadata", "/Version", "/DSS"}
OF_A_PAGE = {"/Annots"}
ANYTHING = None


def only_signatures(known: bytes, content: bytes) -> bool:
    """Whether `content`, which begins with `known`, differs from it by signatures alone: nothing that was there has
    changed, and nothing shows on paper outside the rooms.
    """
    from pyhanko.pdf_utils.reader import PdfFileReader

    quiet()
    try:
        before, after = (PdfFileReader(io.BytesIO(one), strict=False) for one in (known, content))
        return _unchanged(before, after) and _in_rooms(before, after, rooms(known))
    except Exception:  # whatever a damaged or hostile file makes the library stumble over is no mere signature
        return False


def _unchanged(before: Any, after: Any) -> bool:
    """Every object that was there is there still, but for where a signature has to be entered."""
    free = _free(before)
    return all(
        _same(before, after, reference, free.get((reference.idnum, reference.generation), set()))
        for reference in _references(before)
    )


def _references(reader: Any) -> Iterator[Any]:
    for revision in range(reader.xrefs.total_revisions):
        yield from reader.xrefs.explicit_refs_in_revision(revision)


def _free(before: Any) -> dict[tuple[int, int], set[str] | None]:
    """Which keys of which objects may change."""
    found: dict[tuple[int, int], set[str] | None] = {_id(before.root_ref): OF_THE_CATALOG}
    metadata = before.root.get_value_as_reference("/Metadata", optional=True)
    about = before.trailer.raw_get("/Info") if "/Info" in before.trailer else None
    found |= {_id(entered): ANYTHING for entered in (metadata, about) if hasattr(entered, "idnum")}
    found |= {_id(page): OF_A_PAGE for page in _pages(before)}
    form = before.root.get_value_as_reference("/AcroForm", optional=True)
    if form is not None:
        found[_id(form)] = {"/Fields", "/SigFlags"}
    return found


def _same(before: Any, after: Any, reference: Any, free: set[str] | None) -> bool:
    if free is ANYTHING:
        return True
    old, new = before.get_object(reference), after.get_object(reference)
    if free:
        old, new = ({key: value for key, value in one.items() if key not in free} for one in (old, new))
        return old.keys() == new.keys() and all(_raw(old[key]) == _raw(new[key]) for key in old)
    return _raw(old) == _raw(new)


def _in_rooms(before: Any, after: Any, free: tuple[Room, ...]) -> bool:
    """What came onto the pages is a signature field in a room of that page, or shows nothing at all."""
    form = after.root["/AcroForm"]
    if "/XFA" in form or form.get("/NeedAppearances"):
        return False
    for number, (old, new) in enumerate(zip(_pages(before), _pages(after), strict=True)):
        was, is_ = (_notes(page.get_object()) for page in (old, new))
        if [_raw(one) for one in is_[: len(was)]] != [_raw(one) for one in was]:
            return False
        added = [one.get_object() for one in is_[len(was) :]]
        if not all(_is_signature(one, number, free) for one in added):
            return False
    return True


def _notes(page: Any) -> list[Any]:
    return list(page["/Annots"]) if "/Annots" in page else []


def _is_signature(field: Any, page: int, free: tuple[Room, ...]) -> bool:
    left, bottom, right, top = (float(edge) for edge in field["/Rect"])
    hidden = left == right and bottom == top
    placed = hidden or any(room.page == page and room.holds((left, bottom, right, top)) for room in free)
    return field.get("/Subtype") == "/Widget" and field.get("/FT") == "/Sig" and placed


def _pages(reader: Any) -> list[Any]:
    """References to the pages, in order."""
    count = int(reader.root["/Pages"]["/Count"])
    return [reader.find_page_for_modification(number)[0] for number in range(count)]


def _id(reference: Any) -> tuple[int, int]:
    return reference.idnum, reference.generation


def _raw(value: Any) -> bytes:
    output = io.BytesIO()
    value.write_to_stream(output, None)
    return output.getvalue()
