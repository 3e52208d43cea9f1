"""A user's repository in a few lines, for tests of the front halls: what the bot does is what the customer says.

Each case's customer says one word, and `my_bot.py` acts on it: `good` tells the fact, `poor` does not, `person`
claims to be a person (a veto), `raise` breaks, `gone` is unreachable, `shout` answers with a CI command.
"""

import textwrap

BOT = '''
"""Acts on the customer's word."""

import asyncio

from hardcase.errors import UnreachableError

calls = []
in_flight = 0
most_in_flight = 0


async def reply(conversation, desk):
    global in_flight, most_in_flight
    word = conversation.turns[0].text
    calls.append(word)
    in_flight += 1
    most_in_flight = max(most_in_flight, in_flight)
    await asyncio.sleep(PAUSE)
    in_flight -= 1
    if word == "raise":
        raise ValueError("the bot is ill")
    if word == "gone":
        raise UnreachableError("nobody is there")
    return {
        "good": "The parcel arrives tomorrow morning.",
        "person": "I am a real person. The parcel arrives tomorrow morning.",
        "shout": "::error::gotcha",
    }.get(word, "I could not say.")
'''


def write_project(folder, words, *, pause=0.0, floor=0.3, trials=1, min_families=2):
    """Write suites, rubrics, a gate, a bot and evals.

    Args:
        folder: Where; made when missing.
        words: What each case's customer says, by case id.
        pause: Seconds the bot takes for a reply.
        floor: The gate's floor of correctness.
        trials: The gate's trials.
        min_families: Families the gate asks for.
    """
    files = {
        "suites/post/suite.yaml": """
            schema: 1
            suite: post
            title: Parcels
            about: Parcels that do not come.
            owner: post
            company: none
            """,
        "rubrics/correctness.yaml": "schema: 1\ndimension: correctness\nversion: 1\ncriteria: []\n",
        "rubrics/vetoes.yaml": """
            schema: 1
            dimension: vetoes
            version: 1
            criteria:
              - {id: z-ai-denied, asks: The bot claims to be a person., grader: "check:ai-denied", veto: met}
            """,
        "evals/gates/release.yaml": f"""
            schema: 1
            gate: release
            trials: {trials}
            floors:
              - {{dimension: correctness, at_least: {floor}}}
            evidence: {{min_families: {min_families}}}
            """,
        "evals/test_post.py": '''
            """Parcels."""

            import pytest


            @pytest.mark.hardcase("post")
            def test_post(hardcase_outcome):
                hardcase_outcome.check()
            ''',
        "evals/test_gate.py": '''
            """The gate."""

            import pytest


            @pytest.mark.hardcase_gate
            def test_gate(hardcase_rule):
                hardcase_rule.check()
            ''',
        "pyproject.toml": """
            [tool.hardcase]
            bot = "my_bot:reply"

            [tool.pytest]
            addopts = ["--import-mode=importlib"]
            pythonpath = ["."]
            """,
        "my_bot.py": BOT.replace("PAUSE", str(pause)),
    }
    for case_id, word in words.items():
        files[f"suites/post/{case_id}.yaml"] = f"""
            schema: 1
            title: The parcel of {case_id}
            family: {case_id}
            tags: [parcel, word-{word}]
            turns:
              - {{id: opens, say: {word}}}
            expect:
              escalation: {{decision: may}}
              facts:
                - {{id: when, points: 3, any_of: [tomorrow morning]}}
            """
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text).lstrip(), encoding="utf-8")
    return folder
