// Draws one conversation: what was said, what was done beside it, and what the graders say of it.
const data = JSON.parse(document.getElementById("data").textContent);
const word = (place) => data.words[place];
const spelled = (fields) => fields.map(([key, value]) => [word(key), Array.isArray(value) ? value.map(word).join("; ") : word(value)]);
const fieldText = (fields) => spelled(fields).map(([key, value]) => key + ": " + value).join(", ");
const AGAINST = ["veto", "bad", "open"];
const REMARKED = ["veto", "bad", "advice"]; // in this order, as the rulings come
const LONG = 4000;
const BELOW = "see what the person receives, below";

// Words that a reason quotes, as a pattern that forgives spacing, line ends and kinds of quotation marks. A single word
// is one only where the reason says that it was said: else it is the name of a queue, a tool or a line.
const QUOTED = /(?<!\w)(?:"([^"]+)"|“([^”]+)”|„([^“”]+)[“”]|«([^»]+)»|'((?:[^']|'(?=\w))+)')(?!\w)/gu;
function patterns(reason) {
  const found = [];
  for (const match of reason.matchAll(QUOTED)) {
    const written = match.slice(1).find(Boolean).replaceAll("\\n", " ").replaceAll("⏎", " ").trim();
    const quote = written.replace(/^…\s*/u, "").replace(/(…|\.\.\.)$/u, "").trim();
    const spoken = /\b(?:said|says) (?:any of )?$/u.test(reason.slice(0, match.index));
    if (quote.length < 2 || !(spoken || /[\s\d]/u.test(quote))) continue;
    const literal = quote.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/['’‘]/gu, "['’‘]").replace(/["“”„]/gu, "[\"“”„]");
    const start = /^\w/u.test(quote) ? "(?<!\\w)" : "";
    const end = !/\w$/u.test(quote) ? "" : /(…|\.\.\.)$/u.test(written) ? "\\w*" : "(?!\\w)"; // a quote may be cut within a word
    found.push(new RegExp(start + literal.split(/\s+/u).join("\\s+") + end, "giu"));
  }
  return found;
}
// A turn's words, with those marked that a verdict against the bot rests on.
function marked(name, text, lang, reasons) {
  const element = said("p", name, "", lang);
  const words = element.firstChild;
  const ranges = [];
  for (const [kind, reason] of reasons)
    for (const pattern of patterns(reason)) for (const match of text.matchAll(pattern)) ranges.push([match.index, match.index + match[0].length, kind]);
  ranges.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
  let at = 0;
  for (const [start, end, kind] of ranges) {
    if (start < at) continue;
    words.append(text.slice(at, start), make("mark", kind, text.slice(start, end)));
    at = end;
  }
  words.append(text.slice(at));
  return element;
}
function folded(label, text) {
  const more = make("details");
  more.append(said("summary", "", label), said("div", "", text));
  return more;
}
function drawAnswer(call, result, ok) {
  const answer = (ok ? "→ " : "refused → ") + (fieldText(result) || "done");
  if (answer.length > 160 && ok) call.append(folded(answer.slice(0, 80) + " …", answer));
  else call.append(said("div", ok ? "" : "refused", answer));
}
function drawCall(place) {
  const [tool, given, result, ok, effect, told, wrote] = data.calls[place];
  const box = make("div", "call" + (ok ? "" : " no") + (word(effect) ? " act" : ""));
  box.append(said("b", "", word(tool)));
  if (given.length) box.append(said("div", "", fieldText(given)));
  if (!word(effect)) drawAnswer(box, result, ok);
  else {
    box.append(said("p", "changed", "Changed " + word(effect).split(".").slice(1).join(".") || word(effect)));
    const rows = make("ul", "wrote");
    for (const [name, old, now] of wrote) {
      const row = make("li");
      row.append(said("span", "", word(name)), ": ");
      if (old !== null) row.append(said("del", "", word(old)), " → ");
      row.append(said("ins", "", word(now)));
      rows.append(row);
    }
    if (!wrote.length) rows.append(said("li", "", word(effect).replaceAll("_", " ")));
    box.append(rows);
  }
  if (told) box.append(said("div", "signed", "Reported by the bot, whose own tool answered: " + (fieldText(told) || "it does not say what") + ". The desk's answer counts."));
  return box;
}
// Acts and refusals stand by themselves; what was only asked of the records is one line that opens.
function drawCalls(beside, places) {
  const handsOver = ([, given]) => given.some(([, value]) => word(value) === BELOW);
  const quiet = places.filter((place) => data.calls[place][3] && !word(data.calls[place][4]) && !handsOver(data.calls[place]));
  for (const place of places) if (!quiet.includes(place) || quiet.length < 3) beside.append(drawCall(place));
  if (quiet.length < 3) return;
  const more = make("details", "quiet");
  const names = [...new Set(quiet.map((place) => word(data.calls[place][0])))];
  more.append(said("summary", "", quiet.length + " calls: " + names.join(", ")), ...quiet.map(drawCall));
  beside.append(more);
}
function drawTurn(id, turn, talk, verdicts) {
  const [index, who, text, notes, calls, seconds] = turn;
  const resting = verdicts.filter(([kind, , , , , , , evidence]) => AGAINST.includes(kind) && evidence.includes(index));
  const box = make("div", "turn " + who);
  box.id = id + ".turn" + index;
  const head = make("p", "who");
  head.append(make("b", "", { bot: "Bot", customer: "Customer", human: "Employee" }[who]), " turn " + index + (seconds ? ", after " + seconds : ""));
  box.append(head);
  if (text === null) box.append(make("p", "said nothing", "Nothing was said: the bot broke in this turn."));
  else if (word(text).trim() === "") box.append(make("p", "said nothing", "An empty reply."));
  else {
    const words = marked("said", word(text), word(talk.lang), resting.map(([kind, , , , , reason]) => [kind, word(reason)]));
    if (word(text).length > LONG) {
      words.classList.add("long");
      words.tabIndex = 0;
    }
    box.append(words);
  }
  const remarks = verdicts.filter(([kind, , , , , , , evidence]) => REMARKED.includes(kind) && evidence[evidence.length - 1] === index);
  if (word(notes) || calls.length || remarks.length) box.append(drawBeside(talk, word(notes), calls, remarks));
  return box;
}
function drawBeside(talk, notes, calls, remarks) {
  const beside = make("div", "beside");
  for (const [kind, , asks, label, , reason] of remarks.slice(0, 3)) {
    const remark = make("div", "remark " + kind);
    remark.append(make("b", "", word(label) + ": "), make("bdi", "", word(asks)), said("div", "signed", word(reason)));
    beside.append(remark);
  }
  if (remarks.length > 3) beside.append(make("div", "signed", "and " + (remarks.length - 3) + " more, below"));
  if (notes) {
    const box = make("div", "call");
    box.append(make("b", "", "Notes to the human agent"), said("div", "", notes, word(talk.lang)));
    beside.append(box);
  }
  drawCalls(beside, calls);
  return beside;
}
function drawVerdict(id, row) {
  const [kind, name, asks, label, points, reason, grader, evidence] = row;
  const item = make("li", kind);
  const outcome = make("div", "outcome", word(label));
  if (word(points)) outcome.append(make("span", "points", word(points)));
  const body = make("div");
  body.append(said("div", "asks", word(asks)), said("div", "why", word(reason)));
  const signed = make("div", "signed");
  signed.append(said("span", "", word(name) + (word(grader) ? ", by " + word(grader) : "")));
  for (const index of evidence) {
    const link = make("a", "", "turn " + index);
    link.href = "#" + id + ".turn" + index;
    signed.append(" ", link);
  }
  body.append(signed);
  item.append(outcome, body);
  return item;
}
function drawVerdicts(id, rows) {
  const wrapper = make("div");
  const bad = rows.filter(([kind]) => AGAINST.includes(kind));
  const group = (some) => {
    const items = make("ul", "verdicts");
    for (const row of some) items.append(drawVerdict(id, row));
    return items;
  };
  if (bad.length) wrapper.append(group(bad));
  for (const [kinds, what] of [[["advice"], " that count for nothing: a judge without a licence for them speaks against the bot"], [["flag"], " flagged for a person to look at, counted for nothing"], [["waits"], " that wait for a judge with a licence"], [["good", "left"], " that speak for the bot or had no occasion"]]) {
    const rest = rows.filter(([kind]) => kinds.includes(kind));
    if (!rest.length) continue;
    const more = make("details", "more");
    more.append(make("summary", "", rest.length + what), group(rest));
    wrapper.append(more);
  }
  if (!rows.length) wrapper.append(make("p", "note", "This trial was never graded."));
  return wrapper;
}
// The packet as it would lie before the human agent: the team, then field by field, lists as lists.
function drawPacket([queue, packet, inferred]) {
  const box = make("div", "packet");
  const head = make("p", "team");
  if (word(queue)) head.append("To ", said("b", "", word(queue)));
  else head.append("To a person; no team was named"); // the act reached people: only which of them nobody said
  box.append(head);
  if (inferred) box.append(make("p", "note", "Recognised by words in a recording, not by an act."));
  const table = make("dl");
  for (const [key, value] of packet) {
    if (word(key) === "queue") continue;
    const row = make("div");
    const cell = make("dd");
    if (Array.isArray(value)) {
      const items = make("ul");
      for (const each of value) items.append(said("li", "", word(each)));
      cell.append(items);
    } else cell.append(make("bdi", "", word(value)));
    row.append(said("dt", "", word(key)), cell);
    table.append(row);
  }
  box.append(table);
  if (!packet.length) box.append(make("p", "note", "The packet is empty."));
  return box;
}
function drawReplay(line) {
  const box = make("div", "row");
  const code = make("code", "replay", line);
  code.tabIndex = 0;
  box.append(code);
  if (navigator.clipboard)
    box.append(button("copy", "Copy", ({ currentTarget }) => {
      navigator.clipboard.writeText(line).then(() => { currentTarget.textContent = "Copied"; }, () => { currentTarget.textContent = "Not allowed: select it"; });
    }));
  return box;
}
function drawTalk(id) {
  const talk = data.conversations[id];
  const verdicts = data.answers[talk.answers].map((place) => data.rulings[place]);
  const body = make("div", "body");
  body.append(pairs("about", spelled(data.facts[talk.facts])), make("h3", "", "What was said and done"));
  if (talk.turns) {
    for (const place of talk.turns) body.append(drawTurn(id, data.turns[place], talk, verdicts));
    if (!talk.turns.length) body.append(make("p", "note", "Nothing was said."));
    if (talk.error !== undefined) body.append(said("p", "warning", "What broke: " + word(talk.error)));
  } else body.append(make("p", "note", "Nothing is known of this conversation: it was never finished."));
  if (talk.handover) body.append(make("h3", "", "What the person who takes over receives"), drawPacket(talk.handover));
  body.append(make("h3", "", "What the graders say"), drawVerdicts(id, verdicts));
  body.append(make("h3", "", "Replay it"), drawReplay(word(talk.replay)));
  return body;
}
