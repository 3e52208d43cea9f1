"""Where a model is asked: an address that may be written into plans and reports."""

import ipaddress
from urllib.parse import urlsplit

from hardcase.errors import OptionError


def check_address(url: str, *, source: str) -> str:
    """Take a base URL, or refuse it.

    Args:
        url: As a person wrote it.
        source: Where it was written, for messages.

    Returns:
        str: Without a slash at its end.

    Raises:
        OptionError: It is no http(s) URL, or holds what plans and reports may not repeat; it is not repeated then.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        parts, host, port = urlsplit(""), None, None
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        what = "a name or a password" if "@" in parts.netloc else "more than an address: a '?' or a '#'"
        fix = "write the bare address; secrets are sent as headers that are read from the environment"
        raise OptionError(f"{source}: the base URL at {host!r} holds {what}", fix=fix)
    if parts.scheme not in {"http", "https"} or not host or port == 0 or any(each.isspace() for each in url.strip()):
        shown = url.strip().rpartition("@")[2][:100]
        raise OptionError(f"{source}: {shown!r} is no base URL", fix="write it as http://127.0.0.1:8000/v1")
    return url.strip().rstrip("/")


def is_loopback(url: str) -> bool:
    """Whether a URL stays on this machine: a loopback address or localhost."""
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
