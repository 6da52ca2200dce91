"""`casemgr sign`: signs a letter that was issued, or files the scan of one that was signed by hand."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from casemgr.commands import secret
from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import answer, json_option
from casemgr.errors import Unusable
from casemgr.language import text

if TYPE_CHECKING:
    from casemgr.desk.session import Session
    from casemgr.desk.undersigning import Signed
    from casemgr.signatures.key import Key, Means

FILE = click.Path(path_type=Path)


@click.command("sign")
@click.argument("case")
@click.argument("number")
@click.option("--p12", type=FILE, metavar="FILE", help="Sign with the key in this file (PKCS#12: .p12, .pfx).")
@click.option("--token", type=FILE, metavar="MODULE", help="Sign with a card or stick, by its PKCS#11 module.")
@click.option("--slot", type=int, metavar="NUMBER", help="Which reader, when there are several.")
@click.option("--token-label", metavar="LABEL", help="Which card or stick, when there are several.")
@click.option("--certificate", metavar="LABEL", help="Which certificate on it; a Belgian card: Signature.")
@click.option("--secret-fd", type=int, metavar="FD", help="Read the passphrase or PIN here; else it is asked.")
@click.option("--other-name", is_flag=True, help="The certificate is mine, though it has another name.")
@click.option("--scan", type=FILE, metavar="FILE", help="File this PDF: the letter, signed by hand.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", help="When it was signed by hand.")
@click.option("-o", "output", type=FILE, help="Where to write the signed letter.")
@json_option
@click.pass_obj
def command(
    invocation: Invocation, case: str, number: str, p12: Path | None, token: Path | None, slot: int | None,
    token_label: str | None, certificate: str | None, secret_fd: int | None, other_name: bool, scan: Path | None,
    on: datetime | None, output: Path | None,
) -> None:  # fmt: skip
    """Sign a letter that was issued. The letter itself stays as it is; a signed copy is kept beside it.

    \b
    casemgr sign 2026-0001 2026-0001-02 --p12 els.p12
    casemgr sign 2026-0001 2026-0001-02 --token /usr/lib/x86_64-linux-gnu/libbeidpkcs11.so.0
    casemgr sign 2026-0001 2026-0001-02 --scan getekend.pdf --on 2026-11-20
    """
    from casemgr.desk import printing, undersigning
    from casemgr.signatures import files, key
    from casemgr.signatures import scan as scans

    if sum(given is not None for given in (p12, token, scan)) != 1:
        raise Unusable(
            "sign-with-what",
            text("Say what to sign with: one of --p12, --token and --scan."),
            hint=text("A key file, the module of a card, or the scan of the letter signed by hand."),
        )
    with invocation.session() as session:
        if scan is not None:
            content = files.read(scan, scans.LARGEST)
            signed = undersigning.file_scan(session, case, number, content, on.date() if on else None)
        else:
            undersigning.require_turn(session, case, number)
            means = _means(invocation, p12, token, slot, token_label, certificate, secret_fd)
            with key.ready(means) as ready:
                signed = _sign(invocation, session, case, number, ready, other_name)
    if output is not None:
        printing.write(signed.content, output)
    _tell(invocation, signed, output)


def _means(
    invocation: Invocation, p12: Path | None, token: Path | None, slot: int | None, label: str | None,
    certificate: str | None, descriptor: int | None,
) -> "Means":  # fmt: skip
    from casemgr.signatures.key import KeyFile, Token

    if p12 is not None:
        return KeyFile(p12, secret.read(text("Passphrase of the key file"), invocation.language, descriptor))
    assert token is not None
    pin = secret.read(text("PIN (empty: the reader or its own window asks it)"), invocation.language, descriptor)
    return Token(token, pin or None, slot, label, certificate)


def _sign(
    invocation: Invocation, session: "Session", case: str, number: str, key: "Key", other_name: bool
) -> "Signed":  # fmt: skip
    """Asks on a terminal when the certificate has another name."""
    from casemgr.desk import undersigning

    try:
        return undersigning.sign(session, case, number, key, other_name=other_name)
    except undersigning.OtherName as error:
        question = text("The certificate is of “{name}”. Is it yours, and do you sign with it?", name=error.name)
        if not sys.stdin.isatty() or not click.confirm(invocation.language.say(question), err=True):
            raise
    return undersigning.sign(session, case, number, key, other_name=True)


def _tell(invocation: Invocation, signed: "Signed", output: Path | None) -> None:
    told = {
        "number": signed.number, "version": signed.version, "place": signed.place, "places": signed.places,
        "whole": signed.whole, "sha256": signed.sha256, "file": str(output) if output else None,
    }  # fmt: skip
    if signed.place is None:
        line = text("The signed copy of letter {number} is filed.", number=signed.number)
    elif signed.whole:
        line = text("Letter {number} is signed; all signatures are on it.", number=signed.number)
    else:
        line = text("Letter {number} is signed by you; another signature follows.", number=signed.number)
    answer(invocation, told, [invocation.language.say(line), *([str(output)] if output else [])])
