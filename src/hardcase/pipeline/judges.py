"""Judges by name: embedded, at a provider, a file or your own; and what their licences are worth today."""

import datetime
import itertools
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import cast

from msgspec import structs

from hardcase.bots import declared_words, load_attribute, written_in
from hardcase.cases import BotOnRecord, Case, Criterion, Suite, digest
from hardcase.conversations import Conversation
from hardcase.errors import OptionError, nearest
from hardcase.models import DIALECTS, Adapter, ModelFile, find_model_file
from hardcase.options import Settings
from hardcase.verdicts import (
    JUDGES,
    Anchor,
    Judge,
    LabelJudge,
    Licence,
    LocalJudge,
    ModelJudge,
    Ruling,
    Standing,
    family_of,
    judge_files,
    load_judge_file,
    standing,
)

from .licences import FACTS_ASKED, licence_folders, read_anchors, read_licence
from .own_family import hold_apart
from .reach import judges_stay_within
from .resume import planned_at


class OwnJudge:
    """A person's own judge. What it may gate is what its licence says; without one its answers leave the points.

    Args:
        judge: Object with an async method `rule(case, conversation, criteria)`.
        name: How verdicts are signed.
        fingerprint: Of everything that can change an answer.
        standing: What its licence is worth today.

    Attributes:
        family: Who made the model it asks; empty: it does not say.
        languages: Those it claims to read, for whoever measures it; None: it claims nothing.
        lasts: It says that it cannot change without its fingerprint, so that its licence needs no last day.
        trained_on_unlocked: It says that it is made from exemplars of families that are not locked.
    """

    standing: Standing | None

    def __init__(self, judge: Judge, *, name: str, fingerprint: str, standing: Standing) -> None:
        self._judge, self.name, self.fingerprint, self.standing = judge, name, fingerprint, standing
        self.family = family_of(judge)
        self.languages: Collection[str] | None = getattr(judge, "languages", None)
        self.lasts = getattr(judge, "lasts", False) is True
        self.trained_on_unlocked = getattr(judge, "trained_on_unlocked", False) is True

    async def rule(self, case: Case, conversation: Conversation, criteria: Sequence[Criterion]) -> Mapping[str, Ruling]:
        """Hand the question on. See `Judge.rule`."""
        return await self._judge.rule(case, conversation, criteria)


def _fingerprint(judge: Judge, spec: str, name: str) -> str:
    """What a judge says of itself; else a hash of how it is named, and of the modules it and its class are written in.

    Returns:
        str: Empty where such a module has no file: then nothing shows whether the judge is the one that was measured.
    """
    own = getattr(judge, "fingerprint", "")
    if own:
        return str(own)
    code = written_in(judge, spec.partition(":")[0])
    return digest([spec, name, list(code), list(code.values())])[:16] if code else ""


def find_judge(
    spec: str,
    suites: Sequence[Suite],
    *,
    cases: Sequence[Case] = (),
    folder: Path | None = None,
    today: datetime.date | None = None,
) -> Judge:
    """Find a judge, and give it the standing of its licence.

    Args:
        spec: `local`, `labels`, `adapter:model` at a provider, a file in evals/judges by name or path, or
            `package.module:attribute`.
        suites: Whose exemplars the label judge reads, and whose rubrics say what is asked today.
        cases: Cases given as objects, likewise.
        folder: The project, whose licences are read before the shipped ones; the current folder when None.
        today: The day on which a licence must still count; the present day when None.

    Raises:
        OptionError: No such judge, or it or its licence cannot be loaded.
        SuiteError: What is wrong with its file.
    """
    if spec == "labels":
        exemplars = {case_id: named for suite in suites for case_id, named in suite.exemplars.items()}
        if not exemplars:
            fix = "add exemplars to the suites, or leave --judge out"
            raise OptionError("judge 'labels' needs exemplars, and these suites have none", fix=fix)
        return LabelJudge(exemplars, declared=declared_words(suites))

    def earned(fingerprint: str) -> Standing:
        return standing(
            find_licence(fingerprint, folder=folder) if fingerprint else None,
            asked_today(suites, cases),
            fingerprint=fingerprint,
            today=today or datetime.datetime.now(datetime.UTC).date(),
        )

    if spec == "local":
        return LocalJudge(standing=earned(LocalJudge().fingerprint))
    if model := _model_judge(spec, earned, folder=folder):
        return model
    if ":" not in spec:
        known = ["local", "labels", *(each.stem for each in judge_files(folder))]
        fix = f"{nearest(spec, known)}; a model is named as openai:MODEL, your own as package.module:attribute"
        raise OptionError(f"unknown judge {spec!r}", fix=fix)
    target = load_attribute(spec, what="judge")
    if not hasattr(target, "rule"):
        fix = "give it `async def rule(self, case, conversation, criteria)`, returning {criterion id: Ruling}"
        raise OptionError(f"judge {spec!r} is a {type(target).__name__} without a method 'rule'", fix=fix)
    name = str(getattr(target, "name", spec))
    _check_name(spec, name)
    fingerprint = _fingerprint(target, spec, name)
    return OwnJudge(target, name=name, fingerprint=fingerprint, standing=earned(fingerprint))


def _model_judge(spec: str, earned: Callable[[str], Standing], *, folder: Path | None) -> ModelJudge | None:
    """The judge that is a model; None: the spec names no file and no adapter."""
    path = find_model_file(spec, JUDGES, what="judge", folder=folder)
    adapter, colon, model = spec.partition(":")
    if path:
        file, name, named = load_judge_file(path), path.stem, str(path)
    elif colon and adapter in DIALECTS:
        if not model.strip():
            raise OptionError(f"judge {spec!r} names no model", fix=f"write {adapter}:MODEL, as your provider calls it")
        file, name, named = ModelFile(schema=1, adapter=cast("Adapter", adapter), model=model), spec, f"judge {spec!r}"
    else:
        return None
    _check_name(spec, name)
    return ModelJudge(file.connect(named=named), file, name=name, standing=earned)


def _check_name(spec: str, name: str) -> None:
    if not name.strip() or "+" in name:
        fix = "give it a name with a version and without '+', which joins the names of judges that voted"
        raise OptionError(f"judge {spec!r} signs as {name!r}", fix=fix)


def find_judges(
    settings: Settings,
    suites: Sequence[Suite],
    *,
    cases: Sequence[Case] = (),
    folder: Path | None = None,
    candidate: BotOnRecord | None = None,
) -> tuple[Judge, ...]:
    """Find all judges of a run, as they stand on the day it is planned.

    Args:
        settings: Which, and which run is resumed.
        suites: See `find_judge`.
        cases: See `find_judge`.
        folder: See `find_judge`.
        candidate: What is behind the candidate's name, as `hold_apart` takes it.

    Raises:
        OptionError: No such judge, it or its licence cannot be loaded, two of them cannot be told apart, or one would
            be asked beyond this machine.
    """
    today = planned_at(settings).date()
    judges = tuple(find_judge(spec, suites, cases=cases, folder=folder, today=today) for spec in settings.judge)
    judges_stay_within(judges, settings)
    for one, other in itertools.combinations(judges, 2):
        if one.name == other.name or one.fingerprint == other.fingerprint != "":
            same = f"{one.name!r} ({one.fingerprint!r}) and {other.name!r} ({other.fingerprint!r})"
            fix = "name each once with --judge, and give each a name and a fingerprint of its own"
            raise OptionError(f"two judges cannot be told apart: {same}", fix=fix)
    hold_apart(judges, candidate)
    return judges


def find_licence(fingerprint: str, *, folder: Path | None = None) -> Licence | None:
    """The licence of a judge: the project's own, else the shipped one.

    Raises:
        OptionError: The file is there and is no licence, or the fingerprint cannot name a file.
    """
    found = (read_licence(fingerprint, each) for each in licence_folders(folder))
    return next((each for each in found if each is not None), None)


def find_anchors(fingerprint: str, *, folder: Path | None = None) -> tuple[Anchor, ...]:
    """The frozen items beside the licence that `find_licence` finds; none where there are none.

    Raises:
        OptionError: The licence or a line of the anchors is damaged.
    """
    beside = (each for each in licence_folders(folder) if read_licence(fingerprint, each) is not None)
    return next((read_anchors(fingerprint, each) for each in beside), ())


def asked_today(suites: Sequence[Suite], cases: Sequence[Case] = ()) -> tuple[Criterion, ...]:
    """What judges may be asked under a licence, as it is worded now, in the rubrics' order.

    Two suites that word one criterion otherwise ask two questions, and both are listed.

    Args:
        suites: Their rubrics count, whatever cases they have.
        cases: Cases given as objects; those of suites need not be given.
    """
    asked = [
        criterion.resolved(rubric.dimension)
        for suite in suites
        for rubric in suite.rubrics
        for criterion in rubric.criteria
    ]
    asked += [structs.replace(each, when="", asked_by="") for case in cases for each in case.criteria if not each.of]
    return tuple({digest(each): each for each in [*asked, FACTS_ASKED] if each.judged}.values())


def licensed_criteria(judges: Sequence[Judge], *, language: str) -> frozenset[str] | None:
    """Rubric criteria that at least one judge may gate on cases in a language; None: all of them."""
    if any(judge.standing is None for judge in judges):
        return None
    standings = [judge.standing for judge in judges if judge.standing]
    return frozenset(each for one in standings for each in one.held if one.may_gate(each, language=language))
