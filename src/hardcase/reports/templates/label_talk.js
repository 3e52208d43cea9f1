// Draws a conversation: what anybody wrote is shown with its invisible characters made visible.
function spoken(value) {
  if (typeof value === "string") return seen(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (value === null) return "nothing";
  if (Array.isArray(value)) return value.map(spoken).join("; ") || "none";
  if (typeof value === "object") return fieldText(value) || "nothing";
  return String(value);
}
const fieldText = (fields) => Object.entries(fields).map(([key, value]) => seen(key).replaceAll("_", " ") + ": " + spoken(value)).join(", ");

function drawCall(call, packet) {
  const box = make("div", "call");
  const given = { ...call.arguments };
  if (packet && JSON.stringify(given.packet) === JSON.stringify(packet)) given.packet = "see below";
  const answer = !call.result ? "its answer was not recorded" : fieldText(call.result) || "done";
  box.append(said("b", "", seen(call.tool)));
  if (Object.keys(given).length) box.append(" ", make("bdi", "", fieldText(given)));
  if (answer.length <= 240) box.append(said("div", "", "→ " + answer));
  else {
    const more = make("details");
    more.append(said("summary", "", "→ " + answer.slice(0, 160) + " …"), said("div", "", answer));
    box.append(more);
  }
  return box;
}
function drawPacket(handover) {
  const box = make("div", "packet");
  const packet = handover.packet && typeof handover.packet === "object" ? handover.packet : handover;
  const fields = Object.entries(packet).map(([key, value]) => [seen(key).replaceAll("_", " "), spoken(value)]);
  const queue = typeof handover.queue === "string" && handover.queue ? handover.queue : "none was named";
  box.append(make("h3", "", "Handed to people. What the person who takes over receives:"));
  box.append(pairs("", [["team", queue], ...fields.filter(([key]) => key !== "queue")]));
  if (!fields.length) box.append(make("p", "note", "The packet is empty."));
  return box;
}
function drawTurn(turn, index, lang) {
  const box = make("div", "turn " + turn.speaker);
  const head = make("p", "who");
  const number = make("button", "number-of", "turn " + index);
  number.type = "button";
  number.title = "this turn decides the question at hand";
  number.addEventListener("click", () => { decide(active, mine.answers[mine.on][active]?.turn === index ? null : index); });
  head.append(make("b", "", { customer: "Customer", bot: "Bot", human: "Employee" }[turn.speaker]), number);
  box.append(head);
  for (const call of turn.calls || []) box.append(drawCall(call, turn.handover?.packet));
  if (turn.text.trim()) box.append(said("p", "said", seen(turn.text), lang));
  else box.append(make("p", "said nothing", "Nothing was said."));
  if (turn.handover) box.append(drawPacket(turn.handover));
  return box;
}
function folded(title) {
  const known = make("details", "known");
  const inside = make("div", "inside");
  inside.tabIndex = 0;
  known.append(make("summary", "", title), inside);
  return [known, inside];
}
function drawRecords(records) {
  const [known, inside] = folded("What the company's systems hold");
  for (const [name, rows] of records) {
    inside.append(said("h3", "", seen(name)));
    for (const row of rows) inside.append(said("p", "record", fieldText(row)));
  }
  return known;
}
function drawCompany(company) {
  const [known, inside] = folded("What the company's rules are");
  inside.append(said("p", "", seen(company.about)), said("p", "", "People answer: " + seen(company.hours)));
  for (const [name, texts] of [
    ["Rules", company.rules],
    ["What the bot may do alone", company.limits.map(([what, limit]) => seen(what) + ": " + seen(limit))],
    ["Teams", company.queues.map(([id, purpose]) => seen(id) + ": " + seen(purpose))],
  ]) {
    if (!texts.length) continue;
    const list = make("ul");
    for (const text of texts) list.append(said("li", "", seen(text)));
    inside.append(make("h3", "", name), list);
  }
  return known;
}
function drawTalk(talk) {
  const title = make("h2", "", "Conversation " + (mine.on + 1));
  title.id = "talk-title";
  title.tabIndex = -1;
  const parts = [title, pairs("about", talk.situation.facts.map((fact) => fact.map(seen)))];
  if (talk.situation.records.length) parts.push(drawRecords(talk.situation.records));
  if (talk.situation.company !== null) parts.push(drawCompany(data.companies[talk.situation.company]));
  const turns = make("div", "turns");
  talk.said.turns.forEach((turn, index) => turns.append(drawTurn(turn, index, talk.lang)));
  at("talk").replaceChildren(...parts, turns, make("p", "note", "Here the conversation ends."));
}
