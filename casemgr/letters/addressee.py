"""To whom a letter goes: the lines in the window and the salutation.

The form of address is what the person chose, never derived from a name; without one the full name is used.
"""

from casemgr.letters.catalogue import every
from casemgr.letters.values import Values, lines, present
from casemgr.letters.wording import label, one_line, word


def address(to: str, values: Values) -> tuple[str, ...]:
    """The lines of the window, the addressee first; empty when nobody is addressed."""
    if to == "nobody":
        return ()
    if to == "staff":
        return (f"{every()['words']['group']} {_said(values, 'staff.audience')}",)
    if to == "official":
        held = word(values, "official.function")
        return (_said(values, "official.name"), *([held] if held else []), *_lines(values, "entity.address"))
    if to == "office":
        return (_said(values, "office.name"), *_lines(values, "entity.address"))
    if to == "court":
        return (_said(values, "judicial.to"), *_lines(values, "judicial.address"))
    if to == "organisation":
        attention = word(values, "recipient.attention")
        named = (f"{every()['words']['attention']} {attention}",) if attention else ()
        return (_said(values, "recipient.name"), *named, *_lines(values, "recipient.address"))
    form = {"mevrouw": "Mevrouw ", "heer": "De heer "}.get(str(values.get("person.form_of_address")), "")
    return (form + _full_name(values), *_lines(values, "person.address"))


def salutation(to: str, values: Values) -> str:
    """ "Geachte mevrouw Janssens,", "Geachte Kim Verbeek,", or the general form to an organisation."""
    if to == "nobody":
        return ""
    if to in ("organisation", "court", "staff"):
        return "Geachte mevrouw, geachte heer,"
    if to == "official":
        return f"Geachte {_said(values, 'official.name')},"
    if to == "office":
        return "Geachte collega,"
    form = str(values.get("person.form_of_address") or "none")
    if form == "none":
        return f"Geachte {_full_name(values)},"
    name = _said(values, "person.family_name")
    # Dutch spelling: a prefix gets a capital when no given name precedes it; Belgian names keep theirs.
    if values.get("pack.country") == "NL":
        name = name[:1].upper() + name[1:]
    return f"Geachte {form} {name},"


def _full_name(values: Values) -> str:
    return " ".join(filter(None, (word(values, "person.given_name"), _said(values, "person.family_name"))))


def _said(values: Values, name: str) -> str:
    return word(values, name) or f"[{label(name)}]"


def _lines(values: Values, name: str) -> tuple[str, ...]:
    return tuple(map(one_line, lines(values[name]))) if present(values, name) else (f"[{label(name)}]",)
