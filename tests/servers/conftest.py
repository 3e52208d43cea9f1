"""Each server is started when the first test asks for it, once for each process of the tests."""

import os

import pytest

from tests.servers import aimock as aimocks


@pytest.fixture(autouse=True)
def no_providers(monkeypatch):
    """The keys and addresses of whoever runs the tests do not reach them."""
    for name in list(os.environ):
        if name.startswith(("OPENAI_", "ANTHROPIC_")):
            monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def aimock_server(tmp_path_factory):
    """A running aimock, or the reason why there is none."""
    if aimocks.MISSING:
        pytest.skip(aimocks.MISSING)
    with aimocks.aimock(tmp_path_factory.mktemp("aimock")) as server:
        yield server


@pytest.fixture
def aimock(aimock_server, monkeypatch):
    """aimock without a memory; both packages ask it."""
    monkeypatch.setenv("OPENAI_BASE_URL", f"{aimock_server.url}/v1")
    monkeypatch.setenv("ANTHROPIC_BASE_URL", aimock_server.url)
    return aimock_server.told([])
