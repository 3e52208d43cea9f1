"""Hardcase: a release gate for customer-service bots.

The data goes one way:  cases -> conversations -> verdicts -> scorecards -> decisions -> reports
"""

import importlib

__version__ = "0.1.0"

_DOORS = {
    "Bot": "conversations",
    "Case": "cases",
    "Conversation": "conversations",
    "Criterion": "cases",
    "Decision": "decisions",
    "Desk": "conversations",
    "HardcaseError": "errors",
    "Judge": "verdicts",
    "Line": "cases",
    "Matcher": "cases",
    "OpenConversation": "conversations",
    "Outcome": "verdicts",
    "Reply": "conversations",
    "Ruling": "decisions",
    "Scorecard": "scorecards",
    "Verdict": "verdicts",
    "decide": "decisions",
    "grade": "verdicts",
    "load_gate": "decisions",
    "load_suite": "cases",
    "load_suites": "cases",
    "play": "conversations",
    "run": "pipeline",
    "tally": "scorecards",
}
__all__ = sorted(_DOORS)


def __getattr__(name: str) -> object:
    """Load a public name when it is first used (PEP 562), so that importing hardcase costs nothing."""
    if name not in _DOORS:
        raise AttributeError(f"module 'hardcase' has no attribute {name!r}")
    globals()[name] = found = getattr(importlib.import_module(f"hardcase.{_DOORS[name]}"), name)
    return found


def __dir__() -> list[str]:
    return __all__
