"""A passphrase or PIN: typed without being shown, or read from where a script keeps it. Never an argument."""

import os
import sys
from pathlib import Path

import click

from casemgr.errors import Unusable
from casemgr.language import Language, Text, text

VARIABLE = "CASEMGR_SIGN_SECRET_FILE"
LONGEST = 1024


def read(prompt: Text, language: Language, descriptor: int | None) -> str:
    """The first line of the file descriptor, else of the file that the variable names, else what is typed."""
    if descriptor is not None:
        try:
            return _line(os.read(descriptor, LONGEST))
        except OSError:
            raise _no_secret(text("Nothing can be read from that file descriptor.")) from None
    named = os.environ.get(VARIABLE)
    if named:
        try:
            with Path(named).open("rb") as file:
                return _line(file.read(LONGEST))
        except OSError:
            raise _no_secret(text("The file that {variable} names cannot be read.", variable=VARIABLE)) from None
    if not sys.stdin.isatty():
        raise _no_secret(text("A passphrase or PIN is needed, and there is nobody to ask."))
    typed: str = click.prompt(language.say(prompt), hide_input=True, default="", show_default=False, err=True)
    return typed


def _line(content: bytes) -> str:
    return content.partition(b"\n")[0].rstrip(b"\r").decode("utf-8", "replace")


def _no_secret(sentence: Text) -> Unusable:
    hint = text("Type it on a terminal, or give it by --secret-fd or a file named in {variable}.", variable=VARIABLE)
    return Unusable("no-secret", sentence, hint=hint)
