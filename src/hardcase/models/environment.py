"""What is read from the environment: keys, and values of headers."""

import os

from hardcase.errors import OptionError

from .dry_run import is_dry


def from_environment(variable: str, *, wanted: bool, what: str) -> str:
    """Read a key or the value of a header; it is never repeated, not even where it cannot be used.

    Args:
        variable: That holds it.
        wanted: It must be there, unless nobody will be asked.
        what: How messages call it.

    Raises:
        OptionError: It is missing, or no header can carry it.
    """
    value = os.environ.get(variable, "").strip()
    if not value and wanted and not is_dry():
        raise OptionError(f"{what} is missing: {variable} is not set", fix=f"set {variable} in the environment")
    if not (value.isascii() and value.isprintable()):
        what = f"{what} cannot be sent: {variable} holds characters that no header can carry"
        raise OptionError(what, fix="copy it again, without them")
    return value


def ambient_headers(package: str) -> dict[str, str]:
    """Read the headers that a package takes from the environment by itself, by name."""
    if package == "openai":
        found = {"OpenAI-Organization": "OPENAI_ORG_ID", "OpenAI-Project": "OPENAI_PROJECT_ID"}
        lines = [f"{header}:{os.environ.get(variable, '')}" for header, variable in found.items()]
    else:
        lines = os.environ.get("ANTHROPIC_CUSTOM_HEADERS", "").split("\n")
    split = (line.partition(":") for line in lines)
    return {name.strip(): value.strip() for name, _, value in split if value.strip()}
