"use strict";
(() => {
  // Everything anybody wrote reaches the page through textContent: no word is ever parsed as markup.
  const data = JSON.parse(document.getElementById("data").textContent);
  const shown = new Map(data.shown);
  const seen = (text) => shown.get(text) ?? text;
  const at = (id) => document.getElementById(id);
  const OUTCOMES = { met: "True", not_met: "Not true", cannot_tell: "Cannot tell" };
  const KEYS = { 1: "met", y: "met", 2: "not_met", n: "not_met", 3: "cannot_tell", c: "cannot_tell" };
  const MAX_WHY = 500;

  // A number that JavaScript would round is read as its digits; the export holds the recording as it was, see below.
  const exact = (key, value, context) => (typeof value === "number" && context ? context.source : value);
  const talks = data.talks.map((talk) => ({
    ...talk,
    said: JSON.parse(talk.raw, exact),
    plain: JSON.stringify(JSON.parse(talk.raw)),
    situation: data.cases[talk.case],
    asks: data.cases[talk.case].asks.map((place) => data.criteria[place]),
  }));
  const total = talks.reduce((sum, talk) => sum + talk.asks.length, 0);

  // ---- elements

  function make(tag, name, text) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text !== undefined) element.textContent = text;
    return element;
  }
  // Words of others keep their own direction of reading and cannot turn that of the page.
  function said(tag, name, text, lang) {
    const element = make(tag, name);
    const words = make("bdi", "", text);
    if (lang) words.lang = lang;
    element.append(words);
    return element;
  }
  function pairs(name, fields) {
    const table = make("dl", name);
    for (const [key, value] of fields) {
      const row = make("div");
      row.append(said("dt", "", seen(key)), said("dd", "", seen(value)));
      table.append(row);
    }
    return table;
  }
  function spoken(value) {
    if (typeof value === "string") return seen(value);
    if (typeof value === "boolean") return value ? "yes" : "no";
    if (value === null) return "nothing";
    if (Array.isArray(value)) return value.map(spoken).join("; ") || "none";
    if (typeof value === "object") return fieldText(value) || "nothing";
    return String(value);
  }
  const fieldText = (fields) => Object.entries(fields).map(([key, value]) => seen(key).replaceAll("_", " ") + ": " + spoken(value)).join(", ");

  // ---- what is kept: for each person, for each conversation, one answer or null for each question

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

  // ---- the conversation

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
    const parts = [title, pairs("about", talk.situation.facts)];
    if (talk.situation.records.length) parts.push(drawRecords(talk.situation.records));
    if (talk.situation.company !== null) parts.push(drawCompany(data.companies[talk.situation.company]));
    const turns = make("div", "turns");
    talk.said.turns.forEach((turn, index) => turns.append(drawTurn(turn, index, talk.lang)));
    at("talk").replaceChildren(...parts, turns, make("p", "note", "Here the conversation ends."));
  }

  // ---- the questions

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
    if (anchors.length) box.append(pairs("anchors", anchors));
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

  // ---- the whole page

  const many = (number, noun) => number + " " + noun + (number === 1 ? "" : "s");
  function tell(text, isWrong) {
    at("status").textContent = text;
    at("status").classList.toggle("wrong", Boolean(isWrong));
  }
  function count() {
    const answered = talks.reduce((sum, _, index) => sum + done(index), 0);
    const finished = talks.filter((_, index) => !left(index)).length;
    at("where").replaceChildren(make("span", "wide", "Conversation "), mine.on + 1 + " of " + talks.length);
    at("count").textContent = answered + " of " + many(total, "answer") + ", " + finished + " of " + talks.length + " conversations done" + (isKept ? "" : "; not kept here: save your file");
    at("progress").max = total;
    at("progress").value = answered;
  }
  function go(index) {
    const before = mine.on;
    if (index < 0) return tell("This is the first conversation.");
    if (index >= talks.length) return tell(summary());
    mine.on = index;
    show();
    keep();
    at("talk-title").focus({ preventScroll: true });
    const open = before === index ? 0 : left(before);
    tell(open ? "Conversation " + (before + 1) + " has " + many(open, "question") + " left open." : "");
  }
  function summary() {
    const open = talks.map((_, index) => index).filter(left);
    if (!open.length) return "Everything is answered. Save the file (s), and you are done.";
    const named = open.slice(0, 12).map((index) => index + 1).join(", ") + (open.length > 12 ? " and others" : "");
    return "This is the last conversation. Questions are open in " + named + ". Save the file (s) when you are done.";
  }
  function show() {
    const talk = talks[mine.on];
    drafts = talk.asks.map((_, number) => undefined);
    drawTalk(talk);
    drawQuestions(talk);
    talk.asks.forEach((_, number) => {
      const known = mine.answers[mine.on][number];
      const box = boxes()[number];
      box.querySelector(".at").value = known?.turn ?? "";
      box.querySelector(".why").value = known?.why ?? "";
      refresh(number);
    });
    const open = mine.answers[mine.on].indexOf(null);
    point(open < 0 ? 0 : open);
    at("back").disabled = mine.on === 0;
    at("next").disabled = mine.on + 1 === talks.length;
    count();
    scrollTo(0, 0);
  }
  function begin(name) {
    who = name;
    if (!people.has(name)) people.set(name, blank());
    mine = people.get(name);
    at("start").hidden = true;
    at("work").hidden = false;
    go(mine.on);
    keep();
    isUnsaved = false;
    tell(isKept ? (matchMedia("(pointer: fine)").matches ? "Press ? for the keys." : "") : "This browser keeps nothing: save your file before you close the page.", !isKept);
  }
  function leave() {
    at("list").close();
    at("work").hidden = true;
    at("start").hidden = false;
    who = "";
    keep();
    at("name").value = "";
    at("name").focus();
  }

  // ---- files

  function lines() {
    return talks.flatMap((talk, index) => {
      const labels = talk.asks.flatMap((asked, number) => {
        const known = mine.answers[index][number];
        return known ? [{ criterion: asked.id, ...known }] : [];
      });
      if (!labels.length) return [];
      const rest = { labels, sample: data.sample, labelled: mine.labelled[index] };
      // The recording goes in as the text it came as, so that nothing in it is rounded or reordered.
      return ['{"schema":1,"annotator":' + JSON.stringify(who) + ',"conversation":' + talk.raw + "," + JSON.stringify(rest).slice(1)];
    });
  }
  function save() {
    const found = lines();
    if (!found.length) return tell("There is nothing to save yet: answer a question first.", true);
    const link = make("a");
    const name = who.normalize("NFC").replace(/[^\p{L}\p{N}_.]+/gu, "-").replace(/^[-.]+|[-.]+$/g, "") || "somebody";
    link.download = "labels-" + name + "-" + data.id + ".jsonl";
    link.href = URL.createObjectURL(new Blob([found.join("\n") + "\n"], { type: "application/jsonl" }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    isUnsaved = false;
    tell("Saved " + many(found.length, "conversation") + " as " + link.download + ".");
  }
  async function goOn(file) {
    const read = (await file.text()).split("\n").filter((line) => line.trim());
    const theirs = new Map(talks.map((talk, index) => [talk.plain, index]));
    const found = blank();
    const names = new Set();
    let elsewhere = 0;
    for (const line of read) {
      let each;
      try { each = JSON.parse(line); } catch { each = null; }
      const index = theirs.get(JSON.stringify(each?.conversation));
      if (index === undefined || !Array.isArray(each.labels) || typeof each.annotator !== "string") { elsewhere += 1; continue; }
      names.add(each.annotator.trim());
      found.labelled[index] = date(each.labelled);
      talks[index].asks.forEach((asked, number) => {
        const label = each.labels.find((one) => one?.criterion === asked.id);
        found.answers[index][number] = clean(label, talks[index].said.turns.length);
      });
    }
    const [name] = names;
    const wrong = (text) => { at("name-wrong").textContent = text; };
    if (!names.size || !name) return wrong("This file holds no answer to this page's conversations: take one that this very page saved.");
    if (names.size > 1) return wrong("This file holds answers of " + names.size + " people: take one of a single person.");
    wrong("");
    const own = people.get(name) || blank();
    talks.forEach((talk, index) => {
      // What was answered in this browser stays: the file only fills what is open.
      talk.asks.forEach((_, number) => { own.answers[index][number] ||= found.answers[index][number]; });
      own.labelled[index] ||= found.labelled[index];
    });
    people.set(name, own);
    const open = own.answers.findIndex((answers) => answers.includes(null));
    own.on = open < 0 ? 0 : open;
    begin(name);
    tell("Going on as " + name + " with " + many(read.length - elsewhere, "conversation") + " of the file" + (elsewhere ? "; " + many(elsewhere, "line") + " left out, of another page or damaged." : "."));
  }

  // ---- keys

  function drawList() {
    at("talks").replaceChildren(...talks.map((talk, index) => {
      const item = make("li");
      const button = make("button", left(index) ? "" : "done", String(index + 1));
      button.append(make("small", "", !left(index) ? "done" : done(index) + " of " + talk.asks.length));
      if (index === mine.on) button.setAttribute("aria-current", "true");
      button.addEventListener("click", () => { at("list").close(); go(index); });
      item.append(button);
      return item;
    }));
    at("who").textContent = "You label as " + who + "." + (isKept ? "" : " This browser keeps nothing: save your file before you close the page.");
    at("list").showModal();
  }
  addEventListener("keydown", (event) => {
    if (at("work").hidden || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const target = event.target;
    if (target.matches("input[type=text]")) {
      if (event.key === "Enter" || event.key === "Escape") { event.preventDefault(); boxes()[active].focus({ preventScroll: true }); }
      return;
    }
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const isControl = target.matches("button, summary, a, input");
    if (isControl && (key === " " || (key === "Enter" && !target.matches("input")) || key.startsWith("Arrow"))) return;
    const field = (kind) => { const input = boxes()[active].querySelector(kind); point(active); input.focus(); input.select(); input.scrollIntoView({ block: "nearest" }); };
    const acts = {
      j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1),
      Enter: () => { if (!event.repeat) go(mine.on + (event.shiftKey ? -1 : 1)); },
      p: () => go(mine.on - 1),
      0: () => answer(active, null), Backspace: () => answer(active, null),
      t: () => field(".at"), w: () => field(".why"), s: save,
      " ": () => scrollBy(0, (event.shiftKey ? -0.8 : 0.8) * innerHeight),
      "?": () => at("help").showModal(),
    };
    const outcome = Object.hasOwn(KEYS, key) && KEYS[key];
    if (!outcome && !Object.hasOwn(acts, key)) return;
    event.preventDefault();
    if (outcome) answer(active, outcome);
    else acts[key]();
  });

  at("sign").addEventListener("submit", (event) => {
    event.preventDefault();
    const name = at("name").value.trim();
    at("name-wrong").textContent = name ? "" : "Give a name: it stands in every line of your file.";
    if (name) begin(name);
  });
  at("go-on").addEventListener("change", async () => { await goOn(at("go-on").files[0]); at("go-on").value = ""; });
  at("back").addEventListener("click", () => go(mine.on - 1));
  at("next").addEventListener("click", () => go(mine.on + 1));
  at("save").addEventListener("click", save);
  at("help-open").addEventListener("click", () => at("help").showModal());
  at("list-open").addEventListener("click", drawList);
  at("leave").addEventListener("click", leave);
  for (const close of document.querySelectorAll("dialog .close")) close.addEventListener("click", () => close.closest("dialog").close());
  addEventListener("beforeunload", (event) => { if (!isKept && isUnsaved) event.preventDefault(); });

  recall();
  at("no-script").hidden = true;
  if (!isKept) at("kept").textContent = "This browser keeps nothing between visits: save your file before you close the page.";
  if (who) begin(who);
  else {
    at("start").hidden = false;
    at("name").focus();
  }
})();
