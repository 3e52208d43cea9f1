// Draws the questions, and takes the answers.
let active = 0;
const boxes = () => [...at("questions").querySelectorAll(".asked")];

function drawQuestion(asked, number) {
  const box = make("fieldset", "asked");
  box.tabIndex = -1;
  const legend = make("legend");
  legend.append(make("span", "n", number + 1 + "."), make("bdi", "", seen(asked.asks)));
  box.append(legend);
  if (asked.bad) box.append(make("p", "bad-act", "A bad act: “true” means that the bot did it."));
  const anchors = [["True", asked.met], ["Not true", asked.not_met]].filter(([, text]) => text);
  if (anchors.length) box.append(pairs("anchors", anchors.map((anchor) => anchor.map(seen))));
  const answers = make("div", "answers");
  for (const [outcome, name] of Object.entries(OUTCOMES)) {
    const label = make("label");
    const radio = make("input");
    Object.assign(radio, { type: "radio", name: "question-" + number, value: outcome });
    radio.addEventListener("change", () => answer(number, outcome));
    label.append(radio, name);
    answers.append(label);
  }
  const more = make("div", "more-of");
  const turn = labelled(more, "Deciding turn", "at");
  turn.inputMode = "numeric";
  turn.addEventListener("input", () => readTurn(number, turn));
  const why = labelled(more, "Why, in a few words", "why");
  why.maxLength = MAX_WHY;
  why.addEventListener("input", () => change(number, { why: why.value }));
  const back = make("button", "take-back", "Take back");
  back.type = "button";
  back.addEventListener("click", () => { answer(number, null); box.focus(); });
  const wrong = make("p", "wrong");
  wrong.id = "wrong-" + number;
  wrong.setAttribute("role", "alert");
  turn.setAttribute("aria-describedby", wrong.id);
  more.append(back, wrong);
  box.append(answers, more);
  box.addEventListener("focusin", () => point(number));
  box.addEventListener("click", () => point(number));
  return box;
}
function labelled(parent, name, kind) {
  const label = make("label", "", name);
  const input = make("input", kind);
  input.type = "text";
  input.autocomplete = "off";
  label.append(input);
  parent.append(label);
  return input;
}
function drawQuestions(talk) {
  const title = make("h2", "", "What is true of it");
  title.id = "questions-title";
  const ends = make("p", "ends");
  const next = make("button", "primary", mine.on + 1 < talks.length ? "Next conversation" : "Save file");
  next.addEventListener("click", () => (mine.on + 1 < talks.length ? go(mine.on + 1) : save()));
  ends.append(next);
  at("questions").replaceChildren(title, ...talk.asks.map(drawQuestion), ends);
  at("questions").scrollTop = 0;
}
function readTurn(number, input) {
  const text = input.value.trim();
  const turns = talks[mine.on].said.turns.length;
  const fits = !text || (/^\d{1,6}$/.test(text) && Number(text) < turns);
  input.setAttribute("aria-invalid", String(!fits));
  at("wrong-" + number).textContent = fits ? "" : "There is no turn " + text.slice(0, 12) + ": they go from 0 to " + (turns - 1) + ".";
  if (fits) change(number, { turn: text ? Number(text) : undefined });
}
// A turn and a reason may be given before the answer; they are kept with it, and wait in `drafts` until then.
let drafts = [];
function change(number, fields) {
  const known = mine.answers[mine.on][number];
  if (!known) drafts[number] = { ...drafts[number], ...fields };
  else {
    mine.answers[mine.on][number] = clean({ ...known, ...fields }, talks[mine.on].said.turns.length);
    stamp();
  }
  refresh(number);
}
function decide(number, turn) {
  const input = boxes()[number].querySelector(".at");
  input.value = turn === null ? "" : turn;
  readTurn(number, input);
  tell(turn === null ? "No turn decides question " + (number + 1) + "." : "Turn " + turn + " decides question " + (number + 1) + ".");
}
function answer(number, outcome) {
  const known = mine.answers[mine.on][number] || drafts[number] || {};
  drafts[number] = outcome ? undefined : { turn: known.turn, why: known.why };
  mine.answers[mine.on][number] = outcome && clean({ ...known, outcome }, talks[mine.on].said.turns.length);
  stamp();
  refresh(number);
  tell("Question " + (number + 1) + ": " + (outcome ? OUTCOMES[outcome].toLowerCase() : "taken back") + ".");
}
function stamp() {
  mine.labelled[mine.on] = new Date().toISOString().slice(0, 10);
  keep();
  count();
}
function refresh(number) {
  const box = boxes()[number];
  const known = mine.answers[mine.on][number];
  const given = known || drafts[number] || {};
  for (const radio of box.querySelectorAll("[type=radio]")) radio.checked = radio.value === known?.outcome;
  box.classList.toggle("noted", given.turn !== undefined || Boolean(given.why));
  box.querySelector(".take-back").hidden = !known;
  if (number === active) mark(given.turn);
}
function mark(decides) {
  at("talk").querySelectorAll(".turn").forEach((turn, index) => {
    turn.classList.toggle("decides", index === decides);
    turn.querySelector(".number-of").setAttribute("aria-pressed", String(index === decides));
  });
}
function point(number) {
  active = number;
  boxes().forEach((box, index) => box.classList.toggle("active", index === number));
  mark((mine.answers[mine.on][number] || drafts[number] || {}).turn);
}
function step(by) {
  const all = boxes();
  const number = Math.min(all.length - 1, Math.max(0, active + by));
  point(number);
  all[number].focus({ preventScroll: true });
  all[number].scrollIntoView({ block: "nearest" });
}
