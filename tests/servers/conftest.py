"""Each server is started when the first test asks for it, once for each process of the tests."""

import os

import pytest

import hardcase
from tests.servers import aimock as aimocks
from tests.servers import litellm as proxies
from tests.servers.scripts import CASES


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


@pytest.fixture(scope="session")
def litellm_server(tmp_path_factory):
    """A running proxy, or the reason why there is none."""
    if proxies.MISSING:
        pytest.skip(proxies.MISSING)
    with proxies.proxy(tmp_path_factory.mktemp("litellm")) as server:
        yield server


@pytest.fixture
def litellm(litellm_server, monkeypatch):
    """The proxy without a script; both packages ask it, with its key."""
    monkeypatch.setenv("OPENAI_BASE_URL", f"{litellm_server.url}/v1")
    monkeypatch.setenv("ANTHROPIC_BASE_URL", litellm_server.url)
    monkeypatch.setenv("OPENAI_API_KEY", litellm_server.key)
    monkeypatch.setenv("ANTHROPIC_API_KEY", litellm_server.key)
    return litellm_server.told([])


@pytest.fixture(scope="session")
def gold(tmp_path_factory):
    """What the exemplars come to when nothing stands between them and the desk."""
    folder = tmp_path_factory.mktemp("gold")
    return hardcase.run(CASES, bot="gold", judge="none", no_gate=True, report=False, results=folder)
