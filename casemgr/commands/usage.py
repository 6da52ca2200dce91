"""Mistakes on the command line, in the clerk's words; what was typed is not repeated, since it may hold a name."""

import click

from casemgr.errors import Unusable
from casemgr.language import Text, text


def worded(error: click.ClickException) -> Unusable:
    """click's refusal as one of ours, with the command to ask for help."""
    context = getattr(error, "ctx", None)
    path = context.command_path if isinstance(context, click.Context) else "casemgr"
    return Unusable("usage", _sentence(error), hint=text("See: {command} --help", command=path))


def _sentence(error: click.ClickException) -> Text:
    if isinstance(error, click.NoSuchOption):
        near = ", ".join(error.possibilities or ())
        if near:
            return text("There is no option {option}. Did you mean {near}?", option=error.option_name, near=near)
        return text("There is no option {option}.", option=error.option_name)
    if isinstance(error, click.MissingParameter):
        return text("{name} is missing.", name=_name(error.param))
    if isinstance(error, click.BadParameter):
        if isinstance(error.param, click.Parameter) and isinstance(error.param.type, click.Choice):
            choices = ", ".join(str(choice) for choice in error.param.type.choices)
            return text("{name} must be one of: {choices}.", name=_name(error.param), choices=choices)
        return text("{name} cannot be used as it was given.", name=_name(error.param))
    if isinstance(error, click.BadOptionUsage):
        return text("{name} needs a value.", name=error.option_name)
    message = error.format_message()
    if message.startswith("No such command"):
        return text("There is no such command.")
    if message.startswith("Got unexpected extra"):
        return text("There are more words than this command takes. Put a text of several words between quotes.")
    return text("The command line cannot be read.")


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return "-"
    return max(parameter.opts, key=len) if isinstance(parameter, click.Option) else parameter.human_readable_name
