"""What `verify --document` answers: the verdict, number, kind and date, and each signature. Nothing about a person
but whose certificate signed.
"""

import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import answer
from casemgr.language import Language, Text, text

if TYPE_CHECKING:
    from casemgr.desk.proving import Proof
    from casemgr.signatures.examination import Seal

CODES = {"whole": 0, "unknown": 2, "changed": 3}
HOW = {
    "kept": text("WHOLE: {kind} {number} of {day}, byte for byte as it is kept."),
    "signed-copy": text("WHOLE: {kind} {number} of {day}, byte for byte as its signed copy is kept."),
    "signatures-added": text("WHOLE: {kind} {number} of {day}, with signatures that this register did not set."),
    "more-added": text("CHANGED: {kind} {number} of {day} is in it, but something else was written behind it."),
    "other-bytes": text("CHANGED: it passes for {number}, but it is not what is kept under that number."),
    "nothing": text("UNKNOWN: this register holds no such document."),
    "no-register": text("UNKNOWN: there is no register here; only the signatures in the file were looked at."),
}


def tell(invocation: Invocation, document: Path, trust: tuple[Path, ...]) -> None:
    """Answers and leaves with the code of the verdict."""
    from casemgr.desk.proving import prove
    from casemgr.signatures import examination, files

    roots = [one for path in trust for one in examination.roots(path)]
    content = files.read(document, examination.LARGEST)
    zone: Any = None
    if invocation.register is None and not invocation.path.exists():
        proof = prove(None, content, document.name, roots)
    else:
        from casemgr.desk.current import zone_of

        register = invocation.open()
        try:
            proof, zone = prove(register, content, document.name, roots), zone_of(register)
        finally:
            register.close()
    answer(invocation, _data(invocation.language, proof), _lines(invocation.language, proof, zone))
    sys.stdout.flush()
    if CODES[proof.verdict]:
        raise SystemExit(CODES[proof.verdict])


def _data(language: Language, proof: "Proof") -> dict[str, Any]:
    return {
        "document": proof.verdict, "how": proof.how, "number": proof.number, "kind": language.say(proof.kind) or None,
        "date": proof.day.isoformat() if proof.day else None,
        "signatures": [
            {
                "name": seal.name, "at": seal.at.isoformat() if seal.at else None, "intact": seal.intact,
                "valid_when_signed": seal.valid_then, "trusted": seal.trusted,
                "certificate_until": seal.valid_until.isoformat() if seal.valid_until else None,
            }
            for seal in proof.seals
        ],
    }  # fmt: skip


def _lines(language: Language, proof: "Proof", zone: ZoneInfo | None) -> Iterator[str]:
    say = language.say
    said = text(HOW[proof.how].message, kind=_first_small(say(proof.kind)), number=proof.number, day=proof.day)
    yield say(said)
    for seal in proof.seals:
        yield f"  {say(_whose(seal, zone))}"
        for line in _about(seal, zone):
            yield f"    {say(line)}"
    if proof.seals:
        yield f"  {say(text('Whether a certificate was withdrawn was not checked: that needs the network.'))}"


def _whose(seal: "Seal", zone: ZoneInfo | None) -> Text:
    if not seal.name:
        return text("A signature that cannot be read.")
    if seal.at is None:
        return text("Signed by {name}, without a moment.", name=seal.name)
    return text("Signed by {name} on {moment}, by the clock of their computer.", name=seal.name, moment=_at(seal, zone))


def _about(seal: "Seal", zone: ZoneInfo | None) -> Iterator[Text]:
    if not seal.intact:
        yield text("NOT WHOLE: the file was changed after this signature, or the signature itself was.")
        return
    yield text("Whole: nothing was changed after this signature, except further signatures.")
    until = seal.valid_until.astimezone(zone).date() if seal.valid_until else None
    if seal.valid_then:
        yield text("The certificate was valid then; it is until {day}.", day=until)
    else:
        yield text("The certificate was NOT valid at that moment; it was until {day}.", day=until)
    if seal.trusted is None:
        yield text("Not checked who vouches for the certificate: give the certificates you trust with --trust.")
    elif seal.trusted:
        yield text("The certificate is vouched for by a certificate that you trust.")
    else:
        yield text("The certificate is NOT vouched for by a certificate that you trust.")


def _at(seal: "Seal", zone: ZoneInfo | None) -> datetime:
    assert seal.at is not None
    return seal.at.astimezone(zone) if zone is not None else seal.at


def _first_small(kind: str) -> str:
    return kind[:1].lower() + kind[1:]
