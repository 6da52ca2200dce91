"""The same letter by LibreOffice Writer: a flat text document, exported as tagged PDF/A-2b by a process of its own."""

import shutil
import subprocess
import sys
from pathlib import Path
from xml.sax.saxutils import escape

from casemgr.letters.sheet import Heading, Items, Line, Paragraph, Sheet

EXPORT = (
    'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"}}'
)
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{what}:1.0"'
    for name, what in (("office", "office"), ("text", "text"), ("style", "style"), ("fo", "xsl-fo-compatible"))
)
STYLES = """<office:automatic-styles>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"
 fo:margin-left="2.5cm" fo:margin-right="2.5cm" fo:margin-top="2.2cm" fo:margin-bottom="2.5cm"/></style:page-layout>
</office:automatic-styles><office:master-styles>
<style:master-page style:name="Standard" style:page-layout-name="A4"/></office:master-styles>"""


def program() -> str | None:
    """Where it is, when it is installed."""
    return shutil.which("soffice")


def document(sheet: Sheet) -> str:
    """The words of a sheet as a writer's document."""
    said = [*sheet.letterhead, *sheet.marks, *sheet.address, *(f"{name} {value}" for name, value in sheet.reference)]
    body = [f"<text:p>{escape(line)}</text:p>" for line in said]
    body.append(f'<text:h text:outline-level="1">{escape(sheet.subject)}</text:h><text:p>{sheet.salutation}</text:p>')
    for block in sheet.blocks:
        if isinstance(block, Heading):
            body.append(f'<text:h text:outline-level="2">{escape(block.text)}</text:h>')
        elif isinstance(block, Paragraph):
            body.append(f"<text:p>{marked(block.line)}</text:p>")
        elif isinstance(block, Items):
            rows = "".join(f"<text:list-item><text:p>{marked(item)}</text:p></text:list-item>" for item in block.items)
            body.append(f"<text:list>{rows}</text:list>")
        else:
            body += [f"<text:p>{escape(name)} {marked(line)}</text:p>" for name, line in block.rows]
    for signature in sheet.signatures:
        ended = (sheet.closing, signature.name, signature.function)
        body += [f"<text:p>{escape(line)}</text:p>" for line in ended]
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} office:version="1.2" '
        f'office:mimetype="application/vnd.oasis.opendocument.text">{STYLES}'
        f"<office:body><office:text>{''.join(body)}</office:text></office:body></office:document>"
    )


def marked(line: Line) -> str:
    return "".join(
        f'<text:span text:style-name="B">{escape(run.text)}</text:span>' if run.bold else escape(run.text)
        for run in line
    )


def convert(folder: Path, files: list[Path]) -> list[Path]:
    """All of them in one process, with a profile of its own that was used before."""
    home = folder / "profile"
    command = [str(program()), f"-env:UserInstallation=file://{home}", "--headless", "--convert-to", EXPORT]
    subprocess.run([*command, "--outdir", str(folder / "out"), *map(str, files)], check=True, capture_output=True)
    made = [folder / "out" / f"{file.stem}.pdf" for file in files]
    assert all(path.exists() for path in made)
    return made


OURS = """
import pickle, sys
from pathlib import Path
from casemgr.letters.render import render
sheets = pickle.loads(Path(sys.argv[1]).read_bytes())
for number, sheet in enumerate(sheets):
    Path(sys.argv[2], f"{number}.pdf").write_bytes(render(sheet))
"""


def rendered(folder: Path, sheets: Path) -> None:
    """The same by casemgr, in a process of its own."""
    (folder / "ours").mkdir(exist_ok=True)
    subprocess.run([sys.executable, "-c", OURS, sheets, folder / "ours"], check=True)
