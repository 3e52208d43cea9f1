"""Runs made by hand: nouns in, a results folder out, without a bot or a judge."""

import dataclasses
import json
import re
import shutil
from dataclasses import dataclass, field
from html.parser import HTMLParser

import msgspec
import pytest

from hardcase.cases import EscalationRule, Plan, PlannedCase, PlannedCriterion
from hardcase.conversations import Call, Conversation, Handover, Turn, Usage
from hardcase.decisions import Gate, GateFile, decide
from hardcase.records import Run, create_run
from hardcase.reports import write_report
from hardcase.scorecards import tally, tally_outcomes
from hardcase.verdicts import Escalation, Flag, LeftOut, Outcome, Verdict, Verdicts

CRITERIA = (
    PlannedCriterion(id="warm", dimension="empathy", asks="The bot sees the trouble.", points=3, grader="judge"),
    PlannedCriterion(id="amount", dimension="correctness", asks="The amount is told.", points=4, grader="check:fact"),
    PlannedCriterion(
        id="invents", dimension="correctness", asks="The bot invents a rule.", points=-2, grader="check:forbidden"
    ),
    PlannedCriterion(
        id="outcome", dimension="escalation", asks="The right people.", points=10, grader="check:escalation"
    ),
    PlannedCriterion(id="next-step", dimension="effort", asks="There is a next step.", points=3, grader="check:next"),
    PlannedCriterion(
        id="promise-kept", dimension="vetoes", asks="What it says is done.", veto="not_met", grader="check:promise"
    ),
    PlannedCriterion(
        id="z-ai-denied", dimension="vetoes", asks="The bot claims to be a person.", veto="met", grader="check:ai"
    ),
)
RIGHT = {
    "warm": "met",
    "amount": "met",
    "invents": "not_met",
    "outcome": "met",
    "next-step": "met",
    "promise-kept": "met",
    "z-ai-denied": "not_met",
}


@dataclass(frozen=True, kw_only=True)
class Spec:
    """One case of a run by hand: what differs from a case in which everything goes right."""

    id: str
    title: str = "A loaf that was stale"
    suite: str = "bakery"
    tags: tuple[str, ...] = ("stale-bread",)
    tier: str = "standard"
    decision: str = "must-not"
    trigger: str | None = None
    flags: tuple[Flag, ...] = ()
    says: tuple[str, ...] = ("My loaf is stale.", "I have refunded 6.40 EUR, it arrives tomorrow.")
    wrong: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    reason: str = "as it should be"
    ending: str = "completed"
    error: str = ""
    packet: dict | None = None
    mode: str = "answers"
    notes: str = ""
    played: bool = True


def judged(spec, trial):
    """Every verdict of a case; what is named wrong is turned round, what is named unknown is ungraded."""
    verdicts = []
    for criterion in CRITERIA:
        outcome = Outcome(RIGHT[criterion.id])
        if criterion.id in spec.wrong:
            outcome = Outcome.NOT_MET if outcome is Outcome.MET else Outcome.MET
        if criterion.id in spec.unknown:
            outcome = Outcome.UNGRADED
        grader = "labels@1a2b3c4d" if criterion.grader == "judge" else criterion.grader.removeprefix("check:") + "@1"
        verdicts.append(
            Verdict(
                criterion_id=criterion.id,
                outcome=outcome,
                grader="-" if outcome is Outcome.UNGRADED else grader,
                reason=spec.reason,
                evidence=(1,) if criterion.id in spec.wrong else (),
            )
        )
    handed, name = spec.packet is not None, "none-due"
    if spec.decision == "must":
        name = "on-time" if handed else "missed"
    elif handed:
        name = "needless"
    return Verdicts(
        case_id=spec.id,
        trial=trial,
        verdicts=tuple(verdicts),
        left_out=(LeftOut(criterion_id="packet-complete", reason="there was no handover"),),
        escalation=None if spec.decision == "may" else Escalation(outcome=name, trigger=spec.trigger or ""),
        flags=spec.flags,
    )


def talked(spec, trial, *, bot="scripted"):
    """The conversation of a case: its texts in turn, one call for the first reply."""
    turns = tuple(
        Turn(
            index=index,
            speaker="bot" if index % 2 else "customer",
            text=text,
            notes=spec.notes if index % 2 else "",
        )
        for index, text in enumerate(spec.says)
    )
    call = Call(turn=1, tool="refund_order", arguments={"order_id": "ORD-12"}, result={"status": "refunded"})
    handover = None if spec.packet is None else Handover(turn=1, queue="counter", packet=spec.packet)
    return Conversation(
        case_id=spec.id,
        bot=bot,
        trial=trial,
        ending="handed_over" if handover else spec.ending,
        turns=turns,
        calls=(call,),
        handover=handover,
        error=spec.error,
        usage=Usage(latency_s=(0.4,) * (len(turns) // 2), tokens_in=900, tokens_out=80),
    )


def a_gate(**changes):
    """A gate of four floors."""
    floors = [{"dimension": name, "at_least": 0.6} for name in ("empathy", "correctness", "escalation", "effort")]
    fields = {
        "schema": 1,
        "gate": "release",
        "confidence": 0.95,
        "floors": floors,
        "escalation": {"needless_rate_at_most": 0.4},
        "evidence": {"missing_at_most": 0.05, "min_families": 5},
    }
    file = msgspec.convert({**fields, **changes}, GateFile)
    return Gate(name="pilot", path="evals/gates/pilot.yaml", hash="9a7e", file=file)


def planned(spec, licensed):
    """A case as planned; without a licence its judged criterion counts for nothing."""
    criteria = (
        CRITERIA
        if licensed
        else tuple(
            PlannedCriterion(
                id=each.id,
                dimension=each.dimension,
                asks=each.asks,
                points=each.points,
                veto=each.veto,
                grader=each.grader,
                counts=each.grader != "judge",
            )
            for each in CRITERIA
        )
    )
    return PlannedCase(
        id=spec.id,
        mode=spec.mode,
        suite=spec.suite,
        family=spec.id,
        title=spec.title,
        tags=spec.tags,
        tier=spec.tier,
        owner="counter-team",
        escalation=EscalationRule(decision=spec.decision, trigger=spec.trigger),
        criteria=criteria,
    )


def books(folder, specs, *, gate, trials, licensed, bot, judges):
    """Write everything a finished run leaves, and hand back run, scorecard, outcomes and decision."""
    plan = Plan(
        run="run",
        bot=bot,
        bot_spec="bots:make",
        judges=("labels@1a2b3c4d",) if judges else (),
        trials=trials,
        seed=7,
        cases=tuple(planned(spec, licensed) for spec in specs),
        hashes={"suites": "5u17e5", "gate": "9a7e"},
        versions={"hardcase": "0.1.0"},
        created="2026-11-21T10:00:00Z",
    )
    keys = [(spec, trial) for spec in specs for trial in range(trials) if spec.played]
    conversations = [talked(*key, bot=bot) for key in keys]
    verdicts = [judged(*key) for key in keys]
    opened = create_run(folder, plan)
    for conversation, graded in zip(conversations, verdicts, strict=True):
        opened.record_conversation(conversation)
        opened.record_verdicts(graded)
    opened.close()
    card, outcomes = tally(plan, conversations, verdicts), tally_outcomes(conversations, duration_s=1.5)
    decision = decide(card, gate) if gate else None
    opened.write("scorecard.json", card)
    opened.write("outcomes.json", outcomes)
    if decision:
        opened.write("decision.json", decision)
    return Made(run=Run(opened.path), card=card, outcomes=outcomes, decision=decision)


@dataclass(kw_only=True)
class Made:
    """A run by hand, and what its report says."""

    run: Run
    card: object
    outcomes: object
    decision: object
    html: str = ""
    page: "Page | None" = None

    def report(self):
        """Write the report and read it back."""
        path = write_report(self.run)
        self.html = path.read_text(encoding="utf-8")
        self.page = Page.of(self.html)
        return self

    def text(self, name):
        """One of the three files."""
        return (self.run.path / name).read_text(encoding="utf-8")


@dataclass(frozen=True, kw_only=True)
class Talk:
    """One conversation of a page, read back: words instead of places in tables."""

    facts: dict
    facets: dict
    said: list
    notes: list
    calls: list
    rows: list
    packet: list
    queue: str
    inferred: bool
    replay: str


@dataclass
class Page(HTMLParser):
    """A report as a browser without script takes it apart."""

    ids: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    scripts: list[tuple[dict, str]] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, html):
        """Read a page."""
        page = cls()
        page.feed(html)
        page.close()
        return page

    def __post_init__(self):
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        self.ids += [given["id"]] if "id" in given else []
        if tag == "script":
            self.scripts.append((given, ""))
        if tag == "style":
            self.styles.append("")

    def handle_data(self, data):
        if self.cdata_elem == "script":
            given, text = self.scripts.pop()
            self.scripts.append((given, text + data))
        elif self.cdata_elem == "style":
            self.styles[-1] += data
        else:
            self.words.append(data)

    @property
    def text(self):
        """What can be read without script, white space folded."""
        return re.sub(r"\s+", " ", " ".join(self.words))

    @property
    def data(self):
        """The conversations, as the script reads them."""
        return json.loads(next(text for given, text in self.scripts if given.get("type") == "application/json"))

    def talk(self, name):
        """One conversation as the script draws it, every place replaced by what stands there."""
        data = self.data
        words, talk = data["words"], data["conversations"][name]
        turns = [data["turns"][place] for place in talk.get("turns", ())]
        rows = [data["rulings"][place] for place in data["answers"][talk["answers"]]]
        queue, packet, inferred = talk.get("handover", (0, (), False))
        return Talk(
            facts={words[key]: words[value] for key, value in data["facts"][talk["facts"]]},
            facets=dict(
                zip(
                    data["filters"],
                    ([words[each] for each in some] for some in data["facets"][talk["facets"]]),
                    strict=True,
                )
            ),
            said=[None if turn[2] is None else words[turn[2]] for turn in turns],
            notes=[words[turn[3]] for turn in turns],
            calls=[[data["calls"][place] for place in turn[4]] for turn in turns],
            rows=[(kind, *(words[each] for each in places), turns) for kind, *places, turns in rows],
            packet=[
                [words[key], words[value] if isinstance(value, int) else [words[each] for each in value]]
                for key, value in packet
            ],
            queue=words[queue],
            inferred=inferred,
            replay=words[talk["replay"]],
        )

    @property
    def script(self):
        """The one script that runs."""
        (script,) = (text for given, text in self.scripts if not given.get("type"))
        return script

    def attribute(self, tag, name):
        """Every value of an attribute."""
        return [value for each, key, value in self.attributes if (each, key) == (tag, name)]


FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="module")
def chromium():
    """One browser for a module: playwright keeps a loop running, in which later tests could not start their own."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("no chromium: apt-get install -y --no-install-recommends chromium fonts-dejavu-core")
    driver = pytest.importorskip("playwright.sync_api", reason="no playwright: pip install playwright")
    with driver.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium):
    """Open files of pages; everything that one asks the network for, or complains of, is written down."""
    contexts = []

    def open_(path, anchor="", **options):
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        contexts.append(context)
        page = context.new_page()
        page.asked, page.complaints = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("dialog", lambda dialog: page.complaints.append(dialog.message))
        page.set_default_timeout(5000)
        page.goto(path.resolve().as_uri() + anchor)
        return page

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture
def page_of():
    """Take any page apart."""
    return Page.of


@pytest.fixture
def spec():
    """Describe one case of a run by hand."""
    return Spec


@pytest.fixture
def many():
    """Several cases that differ in their ids only."""

    def make(count, **changes):
        return [Spec(id=f"case-{index}", **changes) for index in range(count)]

    return make


@pytest.fixture
def replaced():
    """A case with some of its fields changed."""
    return dataclasses.replace


@pytest.fixture
def gate():
    """A gate by hand."""
    return a_gate


@pytest.fixture
def made(tmp_path):
    """Make a run from cases; its report is written when asked for."""

    def make(specs, *, gate=None, trials=1, licensed=True, bot="scripted", judges=True):
        return books(tmp_path, specs, gate=gate, trials=trials, licensed=licensed, bot=bot, judges=judges)

    return make
