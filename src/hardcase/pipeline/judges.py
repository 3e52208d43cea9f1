"""Judges by name: `labels`, or `package.module:attribute` of your own."""

import inspect
from collections.abc import Mapping, Sequence

from hardcase.bots import declared_words, load_attribute
from hardcase.cases import Case, Criterion, Suite, digest
from hardcase.conversations import Conversation
from hardcase.errors import OptionError
from hardcase.verdicts import Judge, LabelJudge, Ruling

_LATER = ("local", "openai:", "anthropic:")


class OwnJudge:
    """A person's own judge. It has earned no licence: its answers are shown and leave the points.

    Args:
        judge: Object with an async method `rule(case, conversation, criteria)`.
        name: How verdicts are signed.
    """

    licensed: frozenset[str] | None = frozenset()

    def __init__(self, judge: Judge, *, name: str) -> None:
        self._judge, self.name = judge, name
        self.fingerprint = str(getattr(judge, "fingerprint", "")) or digest([name, _source(judge)])[:16]

    async def rule(self, case: Case, conversation: Conversation, criteria: Sequence[Criterion]) -> Mapping[str, Ruling]:
        """Hand the question on. See `Judge.rule`."""
        return await self._judge.rule(case, conversation, criteria)


def _source(judge: Judge) -> str:
    """The text of the module a judge is written in: another text is another judge."""
    module = inspect.getmodule(type(judge))
    try:
        return inspect.getsource(module) if module else ""
    except OSError:
        return ""


def find_judge(spec: str, suites: Sequence[Suite]) -> Judge:
    """Find a judge.

    Args:
        spec: `labels`, or `package.module:attribute`.
        suites: Whose exemplars the label judge reads.

    Raises:
        OptionError: No such judge, or it cannot be loaded.
    """
    if spec == "labels":
        exemplars = {case_id: named for suite in suites for case_id, named in suite.exemplars.items()}
        if not exemplars:
            fix = "add exemplars to the suites, or leave --judge out"
            raise OptionError("judge 'labels' needs exemplars, and these suites have none", fix=fix)
        return LabelJudge(exemplars, declared=declared_words(suites))
    if spec.startswith(_LATER):
        fix = "use --judge labels for words of the exemplars, or your own as package.module:attribute"
        raise OptionError(f"judge {spec!r} is not built yet", fix=fix)
    if ":" not in spec:
        fix = "use labels, or your own as package.module:attribute"
        raise OptionError(f"unknown judge {spec!r}", fix=fix)
    target = load_attribute(spec, what="judge")
    if not hasattr(target, "rule"):
        fix = "give it `async def rule(self, case, conversation, criteria)`, returning {criterion id: Ruling}"
        raise OptionError(f"judge {spec!r} is a {type(target).__name__} without a method 'rule'", fix=fix)
    return OwnJudge(target, name=str(getattr(target, "name", spec)))


def licensed_criteria(judges: Sequence[Judge]) -> frozenset[str] | None:
    """Rubric criteria that at least one judge may gate; None: all of them."""
    if any(judge.licensed is None for judge in judges):
        return None
    return frozenset().union(*(judge.licensed or frozenset() for judge in judges))
