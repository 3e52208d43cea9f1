// The whole page: which conversation is shown, the files, the keys.
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
