"""Trains the embedded judge: one linear classifier for each judged criterion, on families that are not locked."""

import argparse
import asyncio
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import local_judge_recordings
import msgspec
import numpy as np
from local_judge_exemplars import LANGUAGES, Played, common_stems, played_exemplars, spoilt_of
from local_judge_fit import Items, learn
from local_judge_report import Held, report
from spoilt_conversations import Spoilt, without_asked

from hardcase.cases import Criterion, is_locked, load_suites
from hardcase.conversations import Conversation
from hardcase.pipeline.labelled_items import author_labels, for_judge
from hardcase.stats import cohen_kappa
from hardcase.verdicts import Outcome
from hardcase.verdicts.local_judge import WEIGHTS, LocalJudge, LocalModel
from hardcase.verdicts.local_own import OWN_FEATURES, Said, own_features

REPORT = WEIGHTS.with_suffix(".md")
ROOT = Path(__file__).resolve().parent.parent
LICENCES = ROOT / "rubrics" / "licences"
VERSION = 1
WITHHELD = {
    "false-statement": "whether a statement is false stands in the records, not in its style",
    "self-contradiction": "whether two statements agree is not in their style",
    "case-facts": "facts are told apart by what they say, not by how",
}
"""Criteria that exemplars would let it guess by style, which says nothing about new conversations."""


def gather(
    judge: LocalJudge, common: frozenset[str], played: Sequence[Played], spoilt: Sequence[Spoilt]
) -> tuple[dict[str, Items], dict[str, Items], tuple[str, ...]]:
    """Rows by rubric criterion, and rows of own criteria by the rubric criterion they sharpen."""
    rubric: dict[str, Items] = defaultdict(Items)
    own: dict[str, Items] = defaultdict(Items)
    table, names = judge.describe([(each.case, each.conversation) for each in played])
    covering = []
    for row, each in zip(table, played, strict=True):
        for criterion in each.asked:
            outcome, family = each.labels[criterion.id], each.case.family
            if not criterion.of:
                rubric[criterion.id].add(row, outcome, family, spoilt=False)
                continue
            covered = own_features(criterion.asks, Said(each.conversation), common)
            own[criterion.of].add(np.concatenate([row, covered]), outcome, family, spoilt=False)
            if outcome is Outcome.MET:
                covering.append((criterion, each, _without(criterion, each.conversation, common)))
    table, _ = judge.describe([(each.case, each.conversation) for each in spoilt])
    for row, each in zip(table, spoilt, strict=True):
        for criterion in each.case.criteria:
            if not criterion.judged or criterion.matcher is not None:
                continue
            if not criterion.of and criterion.id in each.labels:
                rubric[criterion.id].add(row, each.labels[criterion.id], each.case.family, spoilt=True)
            elif criterion.of in each.own:
                covered = own_features(criterion.asks, Said(each.conversation), common)
                row_ = np.concatenate([row, covered])
                own[criterion.of].add(row_, Outcome.NOT_MET, each.case.family, spoilt=True)
    table, _ = judge.describe([(each.case, changed) for _, each, changed in covering])
    for row, (criterion, each, changed) in zip(table, covering, strict=True):
        covered = own_features(criterion.asks, Said(changed), common)
        own[criterion.of].add(np.concatenate([row, covered]), Outcome.NOT_MET, each.case.family, spoilt=True)
    return rubric, own, names


def _without(criterion: Criterion, conversation: Conversation, common: frozenset[str]) -> Conversation:
    """The same without the sentences that hold the most of what the criterion asks for."""

    def covers(sentence: str) -> int:
        turns = tuple(
            msgspec.structs.replace(turn, text=sentence if turn.speaker == "bot" else turn.text)
            for turn in conversation.turns
        )
        said = Said(msgspec.structs.replace(conversation, turns=turns))
        return int(own_features(criterion.asks, said, common)[3])

    return without_asked(conversation, covers)


def train(played: Sequence[Played], spoilt: Sequence[Spoilt]) -> tuple[LocalModel, Held]:
    """Train on exemplars and what was made of them. Also says what was learnt from, and how well."""
    common = common_stems(played)
    bare = LocalModel(version=VERSION, languages=LANGUAGES, common=common, criteria={}, own={}, withheld={})
    judge = LocalJudge(model=bare)
    rubric, own, names = gather(judge, frozenset(common), played, spoilt)
    criteria, sharpened, withheld, held = {}, {}, dict(WITHHELD), {}
    for found, into, columns in ((rubric, criteria, names), (own, sharpened, (*names, *OWN_FEATURES))):
        for name in sorted(found.keys() - WITHHELD.keys()):
            learnt = learn(found[name], columns)
            if learnt is not None:
                into[name] = learnt[0]
                real = ~np.array(found[name].spoilt)
                met = np.array(found[name].met)[real]
                kappa = cohen_kappa(list(zip(met.tolist(), (learnt[1] > 0).tolist(), strict=True)))
                held[name if into is criteria else f"{name}, own"] = (int(real.sum()), int(met.sum()), kappa)
            elif into is criteria:
                withheld[name] = "the exemplars hold too few of one kind to learn it from"
    model = LocalModel(
        version=VERSION, languages=LANGUAGES, common=common, criteria=criteria, own=sharpened, withheld=withheld
    )
    return model, held


async def trained() -> tuple[LocalModel, str]:
    """Train on the exemplars there are, and report."""
    suites = load_suites([ROOT / "suites"])
    played = await played_exemplars(suites)
    unlocked = [each for each in played if not is_locked(each.case.family)]
    locked = [each for each in played if is_locked(each.case.family)]
    common = frozenset(common_stems(unlocked))
    model, held = train(unlocked, await spoilt_of(suites, unlocked, common))
    judge = LocalJudge(model=model)
    labelled = for_judge(await author_labels(suites), judge)
    fooled = await spoilt_of(suites, locked, common)
    return model, report(judge, suites, locked=labelled, root=ROOT, held=held, fooled=fooled)


def written(model: LocalModel) -> bytes:
    """The model as its file holds it."""
    return msgspec.json.format(msgspec.json.encode(model), indent=1) + b"\n"


def main() -> None:
    """Train and write the weights with their report; or say what they make of recorded conversations."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("recordings", nargs="?", type=Path, help="train nothing: read the recordings of this folder")
    folder = parser.parse_args().recordings
    if folder:
        print("\n".join(local_judge_recordings.told(folder)))
        return
    model, told = asyncio.run(trained())
    for licence in LICENCES.glob("*.json"):  # of weights that are gone now; the new ones are measured afterwards
        if json.loads(licence.read_bytes())["judge"].startswith("local@"):
            licence.with_suffix(".anchors.jsonl").unlink(missing_ok=True)
            licence.unlink()
    WEIGHTS.write_bytes(written(model))
    REPORT.write_text(told, encoding="utf-8")
    print(told)
    print(f"{WEIGHTS.relative_to(ROOT)}: {WEIGHTS.stat().st_size:,} bytes; {REPORT.relative_to(ROOT)}", file=sys.stderr)


if __name__ == "__main__":
    main()
