"""Every test runs offline: a socket to anywhere but this machine is an error."""

import socket
import sys

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("hardcase", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.load_profile("hardcase")

LOCAL = {"127.0.0.1", "::1", "localhost"}


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Refuse every connection that would leave the machine."""
    connect = socket.socket.connect

    def guarded(self, address):
        if isinstance(address, tuple) and address[0] not in LOCAL:
            raise AssertionError(f"a test tried to reach {address[0]}")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def no_holds():
    """An address that one test was turned away at has slots in the next."""
    if slots := sys.modules.get("hardcase.models.call_slots"):
        slots._shared.clear()


@pytest.fixture(autouse=True)
def no_ambient_options(monkeypatch):
    """The options of whoever runs the tests, and the CI they run in, do not reach them."""
    import os

    for name in list(os.environ):
        if name.startswith(("HARDCASE_", "GITHUB_")) and name != "HARDCASE_TEST_DATA":
            monkeypatch.delenv(name)
