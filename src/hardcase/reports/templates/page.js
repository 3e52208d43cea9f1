
"use strict";
(() => {
  // Everything below reaches the page through textContent: no word of a bot is ever parsed as markup.
  const data = JSON.parse(document.getElementById("data").textContent);
  const word = (place) => data.words[place];
  const list = document.getElementById("list");
  const talks = [...list.children];

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
      row.append(said("dt", "", key), said("dd", "", value));
      table.append(row);
    }
    return table;
  }
  const spelled = (fields) => fields.map(([key, value]) => [word(key), word(value)]);
  const fieldText = (fields) => spelled(fields).map(([key, value]) => key + ": " + value).join(", ");

  function drawCall([tool, given, result, ok, effect, told]) {
    const box = make("div", "call");
    box.append(said("b", "", word(tool)));
    if (given.length) box.append(said("div", "", fieldText(given)));
    box.append(said("div", ok ? "" : "refused", (ok ? "→ " : "refused → ") + (fieldText(result) || "done")));
    if (word(effect)) box.append(said("div", "", "changed: " + word(effect)));
    if (told) box.append(said("div", "signed", "Reported by the bot, whose own tool answered: " + (fieldText(told) || "it does not say what") + ". The desk's answer counts."));
    return box;
  }
  function drawTurn(id, turn, talk, remarks) {
    const box = make("div", "turn " + turn.who);
    box.id = id + ".turn" + turn.index;
    const who = make("p", "who");
    who.append(make("b", "", turn.who === "bot" ? "Bot" : "Customer"), " turn " + turn.index + (turn.seconds ? ", after " + turn.seconds : ""));
    box.append(who);
    if (turn.text === undefined) box.append(make("p", "said nothing", "Nothing was said: the bot broke in this turn."));
    else if (word(turn.text).trim() === "") box.append(make("p", "said nothing", "An empty reply."));
    else box.append(said("p", "said", word(turn.text), word(talk.lang)));
    const calls = turn.calls || [];
    if (turn.notes !== undefined || calls.length || remarks.length) {
      const beside = make("div", "beside");
      if (turn.notes !== undefined) {
        const notes = make("div", "call");
        notes.append(make("b", "", "Notes to the human agent"), said("div", "", word(turn.notes), word(talk.lang)));
        beside.append(notes);
      }
      for (const call of calls) beside.append(drawCall(call));
      for (const [label, asks] of remarks.slice(0, 3)) {
        const remark = make("div", "remark");
        remark.append(make("b", "", label + ": "), make("bdi", "", asks));
        beside.append(remark);
      }
      if (remarks.length > 3) beside.append(make("div", "signed", "and " + (remarks.length - 3) + " more, below"));
      box.append(beside);
    }
    return box;
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
    const bad = rows.filter(([kind]) => ["veto", "bad", "open"].includes(kind));
    const group = (some) => {
      const items = make("ul", "verdicts");
      for (const row of some) items.append(drawVerdict(id, row));
      return items;
    };
    if (bad.length) wrapper.append(group(bad));
    for (const [kinds, what] of [[["flag"], " flagged for a person to look at, counted for nothing"], [["waits"], " that wait for a judge with a licence"], [["good", "left"], " that speak for the bot or had no occasion"]]) {
      const rest = rows.filter(([kind]) => kinds.includes(kind));
      if (!rest.length) continue;
      const more = make("details", "more");
      more.append(make("summary", "", rest.length + what), group(rest));
      wrapper.append(more);
    }
    if (!rows.length) wrapper.append(make("p", "note", "This trial was never graded."));
    return wrapper;
  }
  function draw(details) {
    const talk = data.conversations[details.id];
    if (!talk || details.querySelector(".body")) return;
    const body = make("div", "body");
    const verdicts = talk.verdicts.map((place) => data.rulings[place]);
    body.append(pairs("about", spelled(talk.facts)));
    if (talk.turns) {
      const remarks = new Map();
      for (const [kind, , asks, label, , , , evidence] of verdicts)
        if ((kind === "veto" || kind === "bad") && evidence.length) {
          const at = evidence[evidence.length - 1];
          remarks.set(at, [...(remarks.get(at) || []), [word(label), word(asks)]]);
        }
      body.append(make("h4", "", "What was said and done"));
      for (const turn of talk.turns) body.append(drawTurn(details.id, turn, talk, remarks.get(turn.index) || []));
      if (!talk.turns.length) body.append(make("p", "note", "Nothing was said."));
      if (talk.error !== undefined) body.append(said("p", "warning", "What broke: " + word(talk.error)));
    } else body.append(make("p", "note", "Nothing is known of this conversation: it was never finished, or is not in conversations.jsonl."));
    if (talk.handover) {
      body.append(make("h4", "", "What the person who takes over receives"));
      const [queue, packet, inferred] = talk.handover;
      const fields = [["team", word(queue) || "none was named"], ...spelled(packet).filter(([name]) => name !== "queue")];
      if (inferred) fields.unshift(["note", "recognised by words in a recording, not by an act"]);
      body.append(pairs("packet", fields));
      if (!packet.length) body.append(make("p", "note", "The packet is empty."));
    }
    body.append(make("h4", "", "What the graders say"), drawVerdicts(details.id, verdicts));
    body.append(make("h4", "", "Replay it"), make("code", "replay", word(talk.replay)));
    details.append(body);
  }

  const controls = ["suite", "status", "wrong", "find"].map((name) => document.getElementById("filter-" + name));
  const [suite, status, wrong, find] = controls;
  function filter() {
    const needle = find.value.trim().toLowerCase();
    let shown = 0;
    for (const talk of talks) {
      const fits =
        (!suite.value || talk.dataset.suite === suite.value) &&
        (!status.value || talk.dataset.status === status.value) &&
        (!wrong.value || talk.dataset.wrong.split(" ").includes(wrong.value)) &&
        (!needle || talk.dataset.find.includes(needle));
      talk.hidden = !fits;
      shown += fits;
    }
    document.getElementById("filter-count").textContent =
      (shown === talks.length ? "" : shown + " of ") + talks.length + (talks.length === 1 ? " conversation" : " conversations");
    document.getElementById("filter-none").hidden = shown > 0;
  }
  function follow() {
    const name = decodeURIComponent(location.hash.slice(1));
    const talk = document.getElementById(name.split(".turn")[0]);
    if (!talk || !talk.classList.contains("talk")) return;
    if (talk.hidden) {
      for (const control of controls) control.value = "";
      filter();
    }
    draw(talk);
    talk.open = true;
    for (const turn of document.querySelectorAll(".pointed")) turn.classList.remove("pointed");
    const target = document.getElementById(name);
    if (target !== talk && target) target.classList.add("pointed");
    (target || talk).scrollIntoView();
  }

  list.addEventListener("toggle", (event) => { if (event.target.open && event.target.classList.contains("talk")) draw(event.target); }, true);
  for (const control of controls) control.addEventListener("input", filter);
  document.getElementById("filters").hidden = false;
  document.getElementById("no-script").hidden = true;
  addEventListener("hashchange", follow);
  follow();
})();
