"""A key on a card or stick, through the module of its maker (PKCS#11): found, opened, and let go."""

import contextlib
from collections.abc import Iterator
from typing import Any

from casemgr.errors import CaseError, Unusable
from casemgr.language import Text, text
from casemgr.signatures import certificate
from casemgr.signatures.key import Key, Token


@contextlib.contextmanager
def opened(means: Token) -> Iterator[Key]:
    """The key of a token. What the token or its module refuses is said in a sentence, also while signing."""
    from pkcs11.exceptions import PKCS11Error

    try:
        with _session(means) as session:
            yield _key(session, means)
    except CaseError:
        raise
    except PKCS11Error as error:
        raise _failed(error) from None


def _session(means: Token) -> Any:
    from pkcs11 import PROTECTED_AUTH, TokenFlag
    from pkcs11.exceptions import PinIncorrect, PinInvalid, PinLenRange, PinLocked

    found = _token(means)
    pin: Any = means.secret or None
    if pin is None and TokenFlag.PROTECTED_AUTHENTICATION_PATH in found.flags:
        pin = PROTECTED_AUTH
    try:
        return found.open(user_pin=pin) if pin is not None else found.open()
    except PinLocked:
        raise _locked() from None
    except (PinIncorrect, PinInvalid, PinLenRange):
        raise _wrong_pin(_token(means).flags) from None


def _module(means: Token) -> Any:
    import pkcs11
    from pkcs11.exceptions import PKCS11Error

    try:
        return pkcs11.lib(str(means.module))
    except (PKCS11Error, OSError):
        raise Unusable(
            "no-token-module",
            text("This file is no module for cards (PKCS#11), or it does not load."),
            hint=text("Its name usually ends in .so or .dll and it comes with the card's software; 64-bit is needed."),
        ) from None


def _token(means: Token) -> Any:
    """The token in the slot that was named, or with the label; the only one there when neither was told."""
    from pkcs11.exceptions import PKCS11Error

    slots = _module(means).get_slots(token_present=True)
    if means.slot is not None:
        slots = [slot for slot in slots if slot.slot_id == means.slot]
    found = []
    for slot in slots:
        with contextlib.suppress(PKCS11Error):
            found.append(slot.get_token())
    if means.label is not None:
        found = [one for one in found if one.label.strip() == means.label]
    elif means.slot is None:
        found = [one for one in found if _made_ready(one)]
    if not found:
        raise Unusable(
            "no-token",
            text("There is no card or stick in the reader that fits."),
            hint=text("Put it in, wait for its light, and try again. Name another one with --slot or --token-label."),
        )
    if len(found) > 1:
        raise Unusable(
            "which-token",
            text("There are {count} cards or sticks; it is not clear which one you mean.", count=len(found)),
            hint=text("Name it with --slot NUMBER or --token-label LABEL."),
        )
    return found[0]


def _made_ready(token: Any) -> bool:
    from pkcs11 import TokenFlag

    return TokenFlag.TOKEN_INITIALIZED in token.flags


def _key(session: Any, means: Token) -> Key:
    """The certificate that was named, or the only one that is made to sign with; and the private key beside it."""
    from pkcs11 import Attribute
    from pyhanko.sign.pkcs11 import PKCS11Signer

    held = _certificates(session)
    if means.certificate is not None:
        chosen = [one for one in held if one[0] == means.certificate]
    else:
        chosen = [one for one in held if certificate.read(one[2]).signs] or held
    if len(chosen) != 1:
        raise _which(len(chosen), named=means.certificate is not None)
    _, key_id, own = chosen[0]
    if not list(session.get_objects({Attribute.CLASS: _private(), Attribute.ID: key_id})):
        raise Unusable(
            "no-private-key",
            text("The token shows no private key beside this certificate, so nothing can be signed with it."),
            hint=text("Give the PIN, or name another certificate with --certificate."),
        )
    signer = PKCS11Signer(
        session, signing_cert=own, key_id=key_id, ca_chain=[one for _, _, one in held if one is not own],
        use_raw_mechanism=own.public_key.algorithm == "ec",
    )  # fmt: skip  # hashed here: many tokens sign on elliptic curves only what was hashed already
    return Key(certificate.read(own), signer)


def _certificates(session: Any) -> list[tuple[str, bytes, Any]]:
    """Label, id and certificate of all that the token holds."""
    from asn1crypto import x509
    from pkcs11 import Attribute, ObjectClass

    return [
        (str(one[Attribute.LABEL]).strip(), bytes(one[Attribute.ID]), x509.Certificate.load(one[Attribute.VALUE]))
        for one in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE})
    ]


def _private() -> Any:
    from pkcs11 import ObjectClass

    return ObjectClass.PRIVATE_KEY


def _which(count: int, *, named: bool) -> Unusable:
    if named or count:
        said: Text = text("There are {count} certificates of that kind on the token.", count=count)
    else:
        said = text("There is no certificate on the token.")
    return Unusable(
        "which-certificate",
        said,
        hint=text("Name one with --certificate LABEL; on a Belgian identity card it is “Signature”."),
    )


def _wrong_pin(flags: Any) -> Unusable:
    """A token tells only sometimes how many tries are left; when it does not, nothing is said about it."""
    from pkcs11 import TokenFlag

    if TokenFlag.USER_PIN_LOCKED in flags:
        return _locked()
    if TokenFlag.USER_PIN_FINAL_TRY in flags:
        hint = text("The token says that one try is left; after that it locks itself.")
    elif TokenFlag.USER_PIN_COUNT_LOW in flags:
        hint = text("The token says that few tries are left. Stop when you are not sure.")
    else:
        hint = text("Most tokens lock themselves after a few wrong tries.")
    return Unusable("wrong-pin", text("The PIN is not right; nothing was signed."), hint=hint)


def _locked() -> Unusable:
    return Unusable(
        "token-locked",
        text("This token has locked itself after wrong PINs."),
        hint=text("Have it unlocked where it comes from (with the PUK)."),
    )


def _failed(error: Exception) -> Unusable:
    from pkcs11 import exceptions as said

    gone = (said.DeviceRemoved, said.TokenNotPresent, said.NoSuchToken, said.DeviceError, said.SessionHandleInvalid,
            said.ObjectHandleInvalid, said.SessionClosed, said.TokenNotRecognised, said.SlotIDInvalid)  # fmt: skip
    if isinstance(error, gone):
        return Unusable(
            "token-gone",
            text("The card or stick was taken away before it had signed; nothing was recorded."),
            hint=text("Put it back and sign again."),
        )
    if isinstance(error, said.FunctionCancelled | said.FunctionRejected):
        return Unusable("token-cancelled", text("The signing was called off on the token; nothing was recorded."))
    return Unusable(
        "token-failed",
        text("The token did not sign ({what}); nothing was recorded.", what=type(error).__name__),
        hint=text("Try again; test the token with its own program."),
    )
