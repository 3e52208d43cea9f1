"""The oracle: an independent implementation that lies beside the test data, never in the project."""

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def oracle() -> ModuleType:
    folder = os.environ.get("HARDCASE_TEST_DATA")
    if not folder:
        pytest.skip("HARDCASE_TEST_DATA is not set: no oracle to compare with")
    path = Path(folder).resolve().parent / "reference" / "stats_reference.py"
    if not path.is_file():
        pytest.skip(f"no oracle at {path}")
    spec = importlib.util.spec_from_file_location("stats_reference", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
