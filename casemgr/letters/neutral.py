"""Document properties of working papers that are printed and not kept: a neutral title, no person and no clock."""

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFInfo, PDFString


class Neutral(PDFInfo):  # type: ignore[misc]
    """The title alone."""

    def format(self, document: Any) -> Any:
        """Replaces the ten entries ReportLab writes."""
        return PDFDictionary({"Title": PDFString(self.title)}).format(document)
