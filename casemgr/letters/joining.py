"""Letters bound together for the printer: one file, each letter findable by its number, still read aloud as letters.

Each part is a letter as it was kept. Its pages and its tree of tags are taken over whole; nothing of it is set again.
"""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

Parts = Iterable[tuple[str, bytes]]
"""Number and content of each letter, in order."""


def join(parts: Parts, *, two_sided: bool = False) -> bytes:
    """One file with all letters. With `two_sided` each letter begins on the front of a sheet.

    It is made in memory: a disk that runs full under the library that binds them would end the program.
    """
    import pikepdf

    bound = pikepdf.new()
    marks, rows, own = [], [], 0
    top: Any = None
    for number, content in parts:
        letter = pikepdf.open(BytesIO(content))
        if top is None:
            top = _take_house(bound, letter)
        marks.append((number, len(bound.pages)))
        _take_pages(bound, letter)
        rows += _take_tags(bound, letter, top)
        own = _take_streams(bound, own)
        letter.close()
        if two_sided and len(bound.pages) % 2:
            rows.append(bound.make_indirect(pikepdf.Array()))
            _add_back(bound)
    _bind(bound, top, rows, marks)
    output = BytesIO()
    generate = pikepdf.ObjectStreamMode.generate
    bound.save(output, deterministic_id=True, min_version="1.7", object_stream_mode=generate)
    return output.getvalue()


def _take_house(bound: Any, letter: Any) -> Any:
    """What is the same for all: language, colours, metadata. The answer is the root of the tags."""
    import pikepdf

    bound.Root.Lang = pikepdf.String(str(letter.Root.get("/Lang", "nl")))
    for name in ("/MarkInfo", "/ViewerPreferences", "/OutputIntents", "/Metadata"):
        if name in letter.Root:
            there = letter.Root[name]
            bound.Root[name] = bound.copy_foreign(there if there.is_indirect else letter.make_indirect(there))
    for name, said in letter.docinfo.items():
        bound.docinfo[name] = pikepdf.String(str(said))
    top = pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot)
    bound.Root.StructTreeRoot = bound.make_indirect(top)
    whole = pikepdf.Dictionary(S=pikepdf.Name.Document, P=bound.Root.StructTreeRoot, K=pikepdf.Array())
    bound.Root.StructTreeRoot.K = bound.make_indirect(whole)
    return bound.Root.StructTreeRoot


def _take_pages(bound: Any, letter: Any) -> None:
    first = len(bound.pages)
    bound.pages.extend(letter.pages)
    for at, page in enumerate(bound.pages[first:]):
        page.obj.StructParents = first + at


def _take_tags(bound: Any, letter: Any, top: Any) -> list[Any]:
    """The letter's tree becomes a part of the whole; the answer is what each of its pages is tagged with."""
    import pikepdf

    tree = letter.Root.get("/StructTreeRoot")
    if tree is None:
        return [bound.make_indirect(pikepdf.Array()) for _ in letter.pages]
    part = bound.copy_foreign(tree.K)
    part.S, part.P = pikepdf.Name.Part, top.K
    top.K.K.append(part)
    found = dict(zip(*[iter(tree.ParentTree.Nums)] * 2, strict=True))
    by_page = {int(number): row for number, row in found.items()}
    return [bound.copy_foreign(letter.make_indirect(by_page[int(page.obj.StructParents)])) for page in letter.pages]


def _take_streams(bound: Any, before: int) -> int:
    """Takes the contents over, so that the letter itself need not stay open: memory holds one at a time."""
    import pikepdf

    last = int(bound.make_indirect(pikepdf.Array()).objgen[0])  # a mark that nothing refers to is not written
    for at in range(before + 1, last):
        found: Any = bound.get_object(at, 0)
        if isinstance(found, pikepdf.Stream):
            how: dict[str, Any] = {"filter": found.get("/Filter"), "decode_parms": found.get("/DecodeParms")}
            found.write(found.read_raw_bytes(), **how)
    return last


def _add_back(bound: Any) -> None:
    """The empty back of a sheet."""
    import pikepdf

    size = [float(number) for number in bound.pages[-1].mediabox]
    bound.add_blank_page(page_size=(size[2] - size[0], size[3] - size[1]))
    bound.pages[-1].obj.StructParents = len(bound.pages) - 1
    bound.pages[-1].obj.Tabs = pikepdf.Name.S


def _bind(bound: Any, top: Any, rows: list[Any], marks: list[tuple[str, int]]) -> None:
    """The tags of every page, and a bookmark for each letter."""
    import pikepdf

    if top is not None:
        nums = [part for at, row in enumerate(rows) for part in (at, row)]
        top.ParentTree = bound.make_indirect(pikepdf.Dictionary(Nums=pikepdf.Array(nums)))
        top.ParentTreeNextKey = len(rows)
    with bound.open_outline() as outline:
        outline.root.extend(pikepdf.OutlineItem(number, page) for number, page in marks)
