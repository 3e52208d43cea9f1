// What the page asks, and what people answered: read and kept.
const data = JSON.parse(document.getElementById("data").textContent);
const shown = new Map(data.shown);
const seen = (text) => shown.get(text) ?? text;
const at = (id) => document.getElementById(id);
const OUTCOMES = { met: "True", not_met: "Not true", cannot_tell: "Cannot tell" };
const KEYS = { 1: "met", y: "met", 2: "not_met", n: "not_met", 3: "cannot_tell", c: "cannot_tell" };
const MAX_WHY = 500;

// A number that JavaScript would round is read as its digits; the export holds the recording as it was.
const exact = (key, value, context) => (typeof value === "number" && context ? context.source : value);
const talks = data.talks.map((talk) => ({
  ...talk,
  said: JSON.parse(talk.raw, exact),
  plain: JSON.stringify(JSON.parse(talk.raw)),
  situation: data.cases[talk.case],
  asks: data.cases[talk.case].asks.map((place) => data.criteria[place]),
}));
const total = talks.reduce((sum, talk) => sum + talk.asks.length, 0);

// For each person, for each conversation, one answer or null for each question.
const place = "hardcase-label-" + data.id;
const blank = () => ({ on: 0, labelled: talks.map(() => ""), answers: talks.map((talk) => talk.asks.map(() => null)) });
let people = new Map();
let who = "";
let mine = blank();
let isKept = true;
let isUnsaved = false;

function clean(answer, turns) {
  if (!answer || typeof answer !== "object" || !Object.hasOwn(OUTCOMES, answer.outcome)) return null;
  const kept = { outcome: answer.outcome };
  if (Number.isInteger(answer.turn) && answer.turn >= 0 && answer.turn < turns) kept.turn = answer.turn;
  if (typeof answer.why === "string" && answer.why.trim()) kept.why = answer.why.trim().slice(0, MAX_WHY);
  return kept;
}
const date = (text) => (typeof text === "string" && /^\d{4}-\d\d-\d\d$/.test(text) ? text : "");
function recall() {
  try {
    const kept = JSON.parse(localStorage.getItem(place) || "null");
    localStorage.setItem(place, JSON.stringify(kept || { who: "", people: [] }));
    if (!kept) return;
    for (const [name, theirs] of kept.people) {
      const fresh = blank();
      talks.forEach((talk, index) => {
        fresh.answers[index] = talk.asks.map((_, number) => clean(theirs.answers[index]?.[number], talk.said.turns.length));
        fresh.labelled[index] = date(theirs.labelled[index]);
      });
      if (Number.isInteger(theirs.on) && theirs.on >= 0 && theirs.on < talks.length) fresh.on = theirs.on;
      people.set(String(name), fresh);
    }
    who = people.has(kept.who) ? kept.who : "";
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) isKept = false;
  }
}
function keep() {
  isUnsaved = true;
  try {
    localStorage.setItem(place, JSON.stringify({ who, people: [...people] }));
  } catch {
    isKept = false;
  }
}
const done = (index) => mine.answers[index].filter(Boolean).length;
const left = (index) => talks[index].asks.length - done(index);
