"""From t to a signature: asks with what, where and the secret; then signs, or says why not and nothing is lost."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from casemgr.desk import undersigning
from casemgr.desk.forms import Choice
from casemgr.errors import CaseError
from casemgr.language import text
from tui.surface import Surface

if TYPE_CHECKING:
    from tui.app import CasemgrApp

WAYS = {
    "p12": (text("With a key file"), text("a file whose name ends in .p12 or .pfx")),
    "token": (text("With a card or stick"), text("through the module of its maker (PKCS#11)")),
    "scan": (text("File the scan"), text("of the letter that was signed by hand")),
}
TITLE = text("Sign the letter")
MISTYPED = ("wrong-passphrase", "wrong-pin")


def sign_letter(app: "CasemgrApp", case: str, issued: str | None) -> None:
    """Asks and signs; a draft cannot be signed."""
    if issued is None:
        _notice(app).attention(text("A draft is not signed."), text("Make it final first, with v."))
    else:
        app.run_worker(_sign(app, case, issued), group="sign", exclusive=True)


async def _sign(app: "CasemgrApp", case: str, issued: str) -> None:
    done = await _asked(app, case, issued)
    if done is not None:
        more = "" if done.whole else text("Another signature follows.")
        _notice(app).done(text("Letter {number} is signed.", number=done.number), more)


def _notice(app: "CasemgrApp") -> Any:
    page: Any = app.screen
    return page.notice


async def _asked(app: "CasemgrApp", case: str, number: str) -> undersigning.Signed | None:
    from tui.screens.pick import PickScreen

    say = app.language.say
    ways = [Choice(code, say(name), say(more)) for code, (name, more) in WAYS.items()]
    how = await app.push_screen_wait(PickScreen(TITLE, ways))
    if not isinstance(how, str):
        return None
    return await _with(app, case, number, how)


async def _with(
    app: "CasemgrApp", case: str, number: str, how: str, wrong: CaseError | None = None
) -> undersigning.Signed | None:
    """Asks where the key is and its secret; once more when that was wrong, so that it is typed where it is hidden."""
    from tui.screens.sign import SignScreen

    answer = await app.push_screen_wait(SignScreen(TITLE, how, app.preferences.signing.get(how, ""), wrong))
    if answer is None:
        return None
    path, secret = answer
    if how != "scan" and Path(path.strip()).expanduser().is_file():
        app.preferences.signing[how] = path
        app.preferences.save()
    try:
        return await _signed(app, case, number, how, path, secret)
    except CaseError as error:
        if error.kind in MISTYPED:
            return await _with(app, case, number, how, error)
        if isinstance(app.screen, Surface):
            app.screen.notice.refuse(error)
        return None


async def _signed(
    app: "CasemgrApp", case: str, number: str, how: str, path: str, secret: str, other_name: bool = False
) -> undersigning.Signed | None:  # fmt: skip
    from tui.screens.ask import AskScreen

    try:
        return undersigning.sign_with(app.session(), case, number, how, path, secret, other_name=other_name)
    except undersigning.OtherName as error:
        said = text("The certificate is of “{name}”. Is it yours, and do you sign with it?", name=error.name)
        if not await app.push_screen_wait(AskScreen(TITLE, [said], yes=text("Sign"))):
            return None
    return await _signed(app, case, number, how, path, secret, other_name=True)
