"""What makes the pages an archive copy (PDF/A-2b, ISO 19005-2): colour, metadata, and no clock and no chance in it."""

import functools
import hashlib
import zlib
from datetime import date
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFInfo,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from casemgr.letters.sheet import Sheet
from casemgr.letters.tags import Element, hang
from casemgr.resources import DATA

MAKER = "casemgr"
VERSION = (1, 7)  # PDF/A-2 stands on PDF 1.7

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{maker}</pdf:Producer>{dates}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


class Properties(PDFInfo):  # type: ignore[misc]
    """Neutral title, the entity, and the letter's own date: no person, and no clock."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self.said = {"Title": sheet.title, "Author": sheet.letterhead[0], "Producer": MAKER}
        if sheet.dated:
            self.said |= dict.fromkeys(("CreationDate", "ModDate"), f"D:{sheet.dated:%Y%m%d}000000Z")

    def format(self, document: Any) -> Any:
        """Replaces the ten entries ReportLab writes."""
        return PDFDictionary({key: PDFString(value) for key, value in self.said.items()}).format(document)


def bind(document: Any, sheet: Sheet, root: Element) -> None:
    """Makes an archive copy of a canvas's document, all pages of which are there."""
    hang(document, root)
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.Metadata = PDFStream(
        PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}), _metadata(sheet).encode()
    )
    catalog.OutputIntents = PDFArray([_colours()])
    document.info = Properties(sheet)
    digest = hashlib.sha256("\0".join([sheet.title, *(page.stream for page in _pages(document))]).encode())
    name = digest.hexdigest()[:32]
    document._ID = f"[<{name}> <{name}>]\n".encode()


def seal(document: Any, number: int) -> None:
    """What a page must and must not have; called once it was added."""
    page = document.idToObject[f"Page{number}"]
    page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
    page.Trans, page.StructParents, page.Tabs = None, number - 1, PDFName("S")
    page.stream = "\n".join(page.stream) if isinstance(page.stream, list) else page.stream
    page.Contents = PDFStream(content=page.stream, filters=[PDFZCompress])


def _pages(document: Any) -> list[Any]:
    return [document.idToObject[f"Page{at}"] for at in range(1, document.pageCounter)]


def _metadata(sheet: Sheet) -> str:
    return XMP.format(
        title=escape(sheet.title),
        author=escape(sheet.letterhead[0]),
        language=sheet.language,
        maker=MAKER,
        dates=_dates(sheet.dated),
    )


def _dates(dated: date | None) -> str:
    names = ("CreateDate", "ModifyDate", "MetadataDate")
    return "".join(f"\n<xmp:{name}>{dated:%Y-%m-%d}T00:00:00Z</xmp:{name}>" for name in names) if dated else ""


def _colours() -> Any:
    """What black and the colours of a logo mean: sRGB."""
    profile = PDFStream(PDFDictionary({"N": 3, "Filter": PDFName("FlateDecode")}), _profile())
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("sRGB"),
            "Info": PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": profile,
        }
    )


@functools.cache
def _profile() -> bytes:
    return zlib.compress((DATA / "colour" / "sRGB.icc").read_bytes())
