"""The words of a mail: its plain part, else the HTML without its tags; never an attachment."""

import contextlib
import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from email.message import Message
from typing import Any

LONGEST = 100_000  # characters kept as text; the original bytes are kept as a document
DEEPEST = 20  # mails in mails
_TAG = re.compile(r"""(<(?=[A-Za-z/!?])(?:[^<>"']|"[^"<]*"|'[^'<]*')*>)""")
_BASE64 = re.compile(rb"\s*[A-Za-z0-9+/=]+\s*(\r?\n|$)")  # a first line of nothing else
_CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")  # what a terminal would obey
_BREAKS = frozenset(
    ("br", "p", "div", "tr", "li", "ul", "ol", "table", "blockquote", "pre", "hr", "section", "article")
).union(["h1", "h2", "h3", "h4", "h5", "h6"])
_SILENT = frozenset(("script", "style", "head", "title", "template"))


def body(message: Message, summary: Callable[[Message], str]) -> str:
    """All words of the mail, at most LONGEST characters; `summary` heads a mail inside the mail."""
    said = plain("\n\n".join(part.strip() for part in _texts(message, summary, 0) if part.strip()))
    said = re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in said.split("\n"))).strip()
    return said if len(said) <= LONGEST else said[: LONGEST - 1] + "…"


def _texts(message: Message, summary: Callable[[Message], str], depth: int) -> Iterator[str]:
    kind = message.get_content_type()
    parts: Any = message.get_payload()
    if depth > DEEPEST:
        return
    if kind == "message/rfc822" and isinstance(parts, list):
        for part in parts:
            yield summary(part)
            yield from _texts(part, summary, depth + 1)
    elif isinstance(parts, list):
        chosen = _alternative(parts) if kind == "multipart/alternative" else parts
        for part in chosen:
            yield from _texts(part, summary, depth + 1)
    elif kind.startswith("text/") if depth == 0 else _shown(message, kind):
        said = _decoded(message)
        yield without_tags(said) if kind == "text/html" else said


def _shown(part: Message, kind: str) -> bool:
    return kind in ("text/plain", "text/html") and part.get_content_disposition() != "attachment"


def _alternative(parts: list[Message]) -> list[Message]:
    """The first plain alternative with words in it; else all, of which the HTML is read."""
    texts = (part for part in parts if part.get_content_type() == "text/plain")
    first = next((part for part in texts if _decoded(part).strip()), None)
    return [first] if first else parts


def _decoded(part: Message) -> str:
    as_it_came = str(part.get_payload()).encode("utf-8", "surrogateescape")
    try:
        encoding = str(part.get("Content-Transfer-Encoding", "")).strip().lower()
        lies = encoding == "base64" and not _BASE64.match(as_it_came)
        raw: Any = as_it_came if lies else part.get_payload(decode=True)
        charset = part.get_content_charset()
    except Exception:  # a charset or encoding parameter that cannot be read
        raw, charset = as_it_came, None
    return worded(raw[: 8 * LONGEST], charset) if isinstance(raw, bytes) else ""


def worded(raw: bytes, charset: str | None) -> str:
    """Bytes as text: in the charset they claim, else UTF-8, else Windows-1252, as is meant in practice."""
    for code in (charset or "utf-8", "utf-8"):
        with contextlib.suppress(Exception):  # not that charset, or none that exists
            return raw.decode(code)
    return raw.decode("cp1252", "replace")


def plain(said: str) -> str:
    """Without control characters and invisible marks; line ends as \\n."""
    said = _CONTROL.sub("", said).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(c for c in said if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf", "Cs"))


def without_tags(said: str) -> str:
    """The words between the tags, without scripts, styles and comments; time is linear in the length."""
    words, silent = [], ""
    for piece in _TAG.split(_without_comments(said)):
        name = re.match(r"<(/?)\s*([A-Za-z][A-Za-z0-9]*)", piece)
        if not name:
            words.append("" if silent or piece.startswith(("<!", "<?")) else " ".join(piece.split("\n")))
            continue
        closing, tag = bool(name[1]), name[2].lower()
        if tag == "body":
            silent = ""  # many mails never close their head
        elif tag in _SILENT and not piece.endswith("/>"):
            silent = tag if not closing and not silent else "" if closing and silent == tag else silent
        elif tag in _BREAKS and not silent:
            words.append("\n" + ("– " if tag == "li" and not closing else ""))
    lines = html.unescape("".join(words)).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines)


def _without_comments(said: str) -> str:
    kept = [part.partition("-->") for part in said.split("<!--")]
    return kept[0][0] + kept[0][1] + kept[0][2] + "".join(after if end else "" for _, end, after in kept[1:])
