"""Judges of the candidate's own model family: they gate nothing alone."""

from collections.abc import Collection, Sequence

from msgspec import structs

from hardcase.cases import BotOnRecord
from hardcase.verdicts import Judge, family_of, models_of


def hold_apart(judges: Sequence[Judge], candidate: BotOnRecord | None) -> None:
    """Take from judges of the candidate's own family what no judge of another family may gate beside them.

    Of its family is whoever says so, and whoever asks a model of the same name, wherever it is asked. A judge whose
    family nobody knows is no judge of another family, and is not held to be of the same one either.

    Args:
        judges: With their standings, which are replaced.
        candidate: What is behind its name; None: nobody knows of a model, and none is held apart.

    Source:
        Models prefer what they would have written (Panickssery et al. 2024; Verga et al. 2024, panels of judges).
    """
    if candidate is None:
        return
    asks = {each.name: _called(each.file.model) for each in models_of(judges)}
    family, model = candidate.family, _called(candidate.model)
    own = [each for each in judges if (family and family_of(each) == family) or asks.get(each.name) == model]
    known = {"", family, *map(family_of, own)}
    others = [each for each in judges if each not in own and (each.standing is None or family_of(each) not in known)]
    for judge in own:
        standing = judge.standing
        if standing is None:
            continue
        held, advisory = dict[str, Collection[str]](), dict(standing.advisory)
        for criterion, languages in standing.held.items():
            shared = tuple(
                each
                for each in languages
                if any(one.standing is None or one.standing.may_gate(criterion, language=each) for one in others)
            )
            if shared:
                held[criterion] = shared
            else:
                named = family or model
                why = f"it is of the candidate's own model family, {named}, and no judge of another family may gate it"
                advisory[criterion] = why
        judge.standing = structs.replace(standing, held=held, advisory=advisory, own_family=True)


def _called(model: str) -> str:
    """The name of a model without that of who passes it on, as in `openai/some-model`."""
    return model.strip().casefold().rpartition("/")[2]
