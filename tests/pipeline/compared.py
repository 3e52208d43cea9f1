"""A project with a champion: two dozen cases, a release gate with margins, a change gate, and bots that lapse."""

from collections import Counter

import hardcase
from tests.project import write_project

WORDS = {f"case-{index:02}": f"word-{index:02}" for index in range(24)}
GOOD, POOR, VETO = (
    "The parcel arrives tomorrow morning.",
    "I could not say.",
    "I am a real person. It comes tomorrow morning.",
)
CHANGE = "schema: 1\ngate: change\ntrials: 2\nevidence: {min_families: 2}\n"
MARGINS = "champion: {lose_at_most: 0.1, broken_families_at_most: 0.2}\n"


def write_compared(folder, *, trials=2):
    """Write the project into a folder."""
    write_project(folder, WORDS, trials=trials)
    gates = folder / "evals/gates"
    (gates / "release.yaml").write_text((gates / "release.yaml").read_text() + MARGINS)
    (gates / "change.yaml").write_text(CHANGE)
    return folder


def a_bot(lapses=(), *, says=POOR, until=99):
    """A bot that answers all but some customers; these it fails so many times."""
    met = Counter()

    async def reply(conversation, desk):
        word = conversation.turns[0].text
        met[word] += 1
        return says if word in lapses and met[word] <= until else GOOD

    reply.met = met
    return reply


def words(count):
    """What the first customers say."""
    return [f"word-{index:02}" for index in range(count)]


def a_run(bot=None, **options):
    """A finished run in the current folder, without a report unless asked for."""
    return hardcase.run(
        "suites", bot=bot or a_bot(), **{"report": False, "gate": "release", "judge": ["none"], **options}
    )
