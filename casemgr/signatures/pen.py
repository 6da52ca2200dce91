"""Signing: the exact bytes of a letter, with one signature (PAdES, baseline B) written behind them."""

import io
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

from casemgr.errors import Unusable
from casemgr.language import text
from casemgr.signatures.key import Key, quiet
from casemgr.signatures.rooms import Room
from casemgr.signatures.stamp import style


def sign(content: bytes, key: Key, room: Room, lines: list[str], now: datetime) -> bytes:
    """The letter with this signature in its room; what was there before stays byte for byte.

    pyHanko runs an event loop of its own, and a screen has one already: hence the thread.
    """
    quiet()
    with ThreadPoolExecutor(1) as beside:
        signed = beside.submit(_signed, content, key, room, lines, now).result()
    if not signed.startswith(content):  # an update that changed what was signed before would be worth nothing
        raise Unusable("not-signed", text("This letter cannot be signed without changing it; nothing was recorded."))
    return signed


def _signed(content: bytes, key: Key, room: Room, lines: list[str], now: datetime) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

    class Update(IncrementalPdfFileWriter):
        """Leaves the description of the document as it is: no clock and no program's name come into it."""

        def _update_meta(self) -> None:
            pass

    class Timed(PdfSigner):
        """Says the moment it was given."""

        def init_signing_session(self, *given: Any, **named: Any) -> Any:
            """pyHanko would read the clock."""
            session = super().init_signing_session(*given, **named)
            session.system_time = now
            return session

    name = f"handtekening-{room.order}"
    left, bottom, right, top = (round(edge) for edge in room.box)
    signer = Timed(
        PdfSignatureMetadata(field_name=name, subfilter=SigSeedSubFilter.PADES),
        key.signer,
        stamp_style=style(lines, right - left, top - bottom),
        new_field_spec=SigFieldSpec(name, on_page=room.page, box=(left, bottom, right, top)),
    )
    output: bytes = signer.sign_pdf(Update(io.BytesIO(content))).getvalue()
    return output
