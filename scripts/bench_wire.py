"""The table `wire`: a bot and a judge at a provider that takes 200 ms, 50 at a time: run time, and CPU of a call."""

import argparse
import asyncio
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COUNT, IN_FLIGHT, ANSWER_S = 500, 50, 0.2
IDEAL_S = COUNT / IN_FLIGHT * 2 * ANSWER_S
ROOT = Path(__file__).resolve().parent.parent
USAGE = {"prompt_tokens": 2500, "completion_tokens": 40, "input_tokens": 2500, "output_tokens": 40}
QUESTION = {
    "type": "object",
    "properties": {"verdict": {"type": "string", "enum": ["met", "not_met"]}, "reason": {"type": "string"}},
    "required": ["verdict", "reason"],
    "additionalProperties": False,
}


def answer(text: str) -> bytes:
    """What both dialects read as these words."""
    message = {"role": "assistant", "content": text, "refusal": None, "annotations": []}
    body = {"id": "x", "model": "m", "choices": [{"index": 0, "message": message, "finish_reason": "stop"}]}
    body |= {"content": [{"type": "text", "text": text}], "stop_reason": "end_turn", "usage": USAGE}
    sent = json.dumps(body).encode()
    return (
        f"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nx-request-id: x\r\ncontent-length: {len(sent)}\r\n\r\n"
    ).encode() + sent


REPLY, VERDICT = answer("I'm an AI assistant. It is 42."), answer('{"verdict": "met", "reason": "It says 42."}')


class Server(asyncio.Protocol):
    """As little as answers a POST: what it costs is not ours, and it shares the machine."""

    def connection_made(self, transport):
        """Begin."""
        self.transport, self.data, self.wanted = transport, bytearray(), 0

    def data_received(self, data):
        """Answer a request that is whole, after a while."""
        self.data += data
        if not self.wanted:
            end = self.data.find(b"\r\n\r\n")
            if end < 0:
                return
            head = bytes(self.data[:end]).lower()
            self.wanted = end + 4 + int(head.partition(b"content-length: ")[2].partition(b"\r\n")[0])
        if len(self.data) >= self.wanted:
            said = VERDICT if b'"json_schema"' in self.data else REPLY
            self.data, self.wanted = bytearray(), 0
            asyncio.get_running_loop().call_later(ANSWER_S, self.write, said)

    def write(self, said):
        """Answer, where anybody still listens."""
        if not self.transport.is_closing():
            self.transport.write(said)


async def serve():
    """Say the port, then answer until stopped."""
    server = await asyncio.get_running_loop().create_server(Server, "127.0.0.1", 0, backlog=256)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


class StubJudge:
    """Asks the provider about one criterion, by schema."""

    name, fingerprint, standing = "stub@1", "0" * 16, None

    def __init__(self, adapter):
        from hardcase.models import ChatModel

        self.model = ChatModel(adapter, "some-model", named="judge")
        self.rules = "You grade what a customer-service assistant said. " * 60

    async def rule(self, case, conversation, criteria):
        """Ask once about all of them."""
        from hardcase.models import Said
        from hardcase.verdicts import Outcome, Ruling

        turns = [{"turn": each.index, "speaker": each.speaker, "text": each.text} for each in conversation.turns]
        asked = json.dumps({"criteria": [each.asks for each in criteria], "turns": turns})
        answered = await self.model.ask(self.rules, [Said(role="user", text=asked)], schema=QUESTION)
        ruled = json.loads(answered.text)
        return {each.id: Ruling(outcome=Outcome(ruled["verdict"]), reason=ruled["reason"]) for each in criteria}


def client(adapter, *, judged):
    """One run in this process, its packages loaded before."""
    import anthropic  # noqa: F401
    import httpx2  # noqa: F401
    import openai  # noqa: F401

    import hardcase
    from hardcase.cases import load_suites

    global judge
    judge = StubJudge(adapter)
    company = next(iter(load_suites([str(ROOT / "suites" / "billing_disputes")])[0].cases)).company
    says = hardcase.Criterion(
        id="says-it",
        dimension="correctness",
        asks="It says so.",
        points=3,
        grader="check:fact",
        matcher=hardcase.Matcher(any_of=("42",)),
    )
    kind = hardcase.Criterion(id="is-kind", dimension="empathy", asks="It is kind.", points=3, grader="judge")
    cases = [
        hardcase.Case(
            id=f"case-{index}",
            company=company,
            turns=(hardcase.Line(id="opens", say=f"I was charged twice, order {index}. What do I get back?"),),
            criteria=(says, kind) if judged else (says,),
        )
        for index in range(COUNT)
    ]
    given = ["bench_wire:judge"] if judged else ["none"]
    before, began = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    run = hardcase.run(
        cases,
        bot=f"{adapter}:some-model",
        judge=given,
        results=tempfile.mkdtemp(),
        no_gate=True,
        report=False,
        concurrency=IN_FLIGHT,
    )
    whole_s, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF)
    card = run.scorecard
    assert set(card.graders.values()) == {COUNT}, card.graders
    assert card.ungraded_verdicts == 0, card.ungraded_verdicts
    cpu_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    run_s = json.loads((run.path / "outcomes.json").read_text())["duration_s"]
    print(json.dumps({"cpu_ms": cpu_s * 1000 / (COUNT * (1 + judged)), "run_s": run_s, "whole_s": whole_s}))


def main():
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--serve", action="store_true", help="be the provider")
    parser.add_argument("--client", help="be one run, with this adapter")
    parser.add_argument("--unjudged", action="store_true")
    options = parser.parse_args()
    if options.serve:
        return asyncio.run(serve())
    if options.client:
        sys.modules["bench_wire"] = sys.modules["__main__"]
        return client(options.client, judged=not options.unjudged)
    with subprocess.Popen([sys.executable, __file__, "--serve"], stdout=subprocess.PIPE, text=True) as server:
        port = int(server.stdout.readline())
        url = f"http://127.0.0.1:{port}"
        env = {**os.environ, "OPENAI_BASE_URL": f"{url}/v1", "ANTHROPIC_BASE_URL": url}
        print(f"\n{COUNT} one-turn cases, bot and judge at a provider that takes {ANSWER_S} s, {IN_FLIGHT} at a time")
        rows = {adapter: [] for adapter in ("openai", "anthropic")}
        try:
            for _ in range(options.rounds):
                for adapter, row in rows.items():
                    command = [sys.executable, __file__, "--client", adapter]
                    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
                    if done.returncode:
                        sys.exit(done.stderr[-3000:])
                    row.append(json.loads(done.stdout.splitlines()[-1]))
        finally:
            server.terminate()
    for adapter, row in rows.items():
        run_s, cpu_ms = (statistics.median(each[name] for each in row) for name in ("run_s", "cpu_ms"))
        print(
            f"  {adapter:<10} {run_s:5.2f} s, to the ideal of {IDEAL_S:g} s: {run_s / IDEAL_S:.2f} (goal 1.30);"
            f"  CPU of a call {cpu_ms:.2f} ms (goal 2.60)"
        )
    return None


if __name__ == "__main__":
    main()
