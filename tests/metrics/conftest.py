"""`evaluate` copies what it loads below HF_HOME: for tests, into one folder of their own."""

import pytest


@pytest.fixture(scope="session")
def evaluate(tmp_path_factory):
    """The package, which writes nowhere else and knows that there is no network."""
    import evaluate

    folder = tmp_path_factory.mktemp("evaluate")
    with pytest.MonkeyPatch.context() as patch:
        # One for all tests: Python remembers where the package of copied modules was first found.
        patch.setattr(evaluate.config, "HF_MODULES_CACHE", str(folder / "modules"))
        patch.setattr(evaluate.config, "HF_METRICS_CACHE", folder / "metrics")
        patch.setattr(evaluate.config, "HF_EVALUATE_OFFLINE", True)
        yield evaluate
