// The list of conversations: filters that stand in the address, links to each, and the way from one to the next.
const list = document.getElementById("list");
const talks = [...list.children];
const status = document.getElementById("filter-count");
const find = document.getElementById("filter-find");
const selects = new Map(data.filters.map((name, index) => [index, document.getElementById("filter-" + name)]).filter(([, each]) => each));
const controls = [...selects.values(), find];
let current = "";

// What the search looks at, put together when it is first used.
const searched = new Map();
function searchable(talk) {
  if (!searched.has(talk.id)) {
    const { facts, facets, turns } = data.conversations[talk.id];
    const said = (turns || []).map((place) => data.turns[place][2]).filter((place) => place !== null);
    const words = [...data.facts[facts].map(([, value]) => value), ...data.facets[facets].flat(), ...said].map(word);
    searched.set(talk.id, [talk.firstChild.textContent, ...words].join("\n").toLowerCase());
  }
  return searched.get(talk.id);
}
function fits(talk, needle) {
  const facets = data.facets[data.conversations[talk.id].facets];
  for (const [index, select] of selects) if (select.value && !facets[index].some((place) => word(place) === select.value)) return false;
  return !needle || searchable(talk).includes(needle);
}
const left = () => talks.filter((talk) => !talk.hidden);
function filter() {
  const needle = find.value.trim().toLowerCase();
  for (const talk of talks) talk.hidden = !fits(talk, needle);
  const shown = left().length;
  status.textContent = (shown === talks.length ? "" : shown + " of ") + talks.length + (talks.length === 1 ? " conversation" : " conversations");
  document.getElementById("filter-none").hidden = shown > 0;
  document.getElementById("filter-clear").hidden = controls.every((each) => !each.value);
  for (const bar of list.querySelectorAll(".steps")) renew(bar);
}

// The address holds the conversation and the filters, as #case-id-1?suite=billing: whoever gets it sees the same list.
function address() {
  const query = new URLSearchParams();
  for (const each of controls) if (each.value.trim()) query.set(each.id.replace("filter-", ""), each.value.trim());
  const text = query.toString();
  return "#" + current + (text ? "?" + text : "");
}
function tell() {
  try {
    history.replaceState(null, "", address());
  } catch {
    // A browser that forbids it for a file leaves the address as it was; everything else works.
  }
}
function set(control, value) {
  if (control !== find && value && ![...control.options].some((each) => each.value === value)) control.add(new Option(value + " (0)", value));
  control.value = value;
}
function follow() {
  const [name, query] = location.hash.slice(1).split(/\?(.*)/su);
  if (query !== undefined) {
    const wanted = new URLSearchParams(query);
    for (const each of controls) set(each, wanted.get(each.id.replace("filter-", "")) || "");
    filter();
    if (!name) list.parentElement.scrollIntoView();
  }
  const talk = document.getElementById(name.split(".turn")[0]);
  if (!talk || !talks.includes(talk)) {
    const part = (data.elsewhere || []).find(([, ids]) => ids.includes(name.split(".turn")[0].replace(/-\d+$/u, "")));
    if (part) location.replace(part[0] + "#" + name);
    else if (name && !document.getElementById(name)) {
      document.getElementById("filter-count").textContent = "No conversation here is called " + name + ".";
      list.parentElement.scrollIntoView();
    }
    return;
  }
  if (talk.hidden) clear();
  open(talk);
  for (const turn of document.querySelectorAll(".pointed")) turn.classList.remove("pointed");
  const target = document.getElementById(name);
  if (target !== talk && target) target.classList.add("pointed");
  (target || talk).scrollIntoView();
  talk.firstChild.focus({ preventScroll: true }); // whoever came by a link goes on by keys from here
}
function clear() {
  for (const each of controls) each.value = "";
  filter();
}

function renew(bar) {
  const rest = left();
  const at = rest.indexOf(bar.closest(".talk"));
  const [before, next, place] = bar.children;
  before.disabled = at <= 0;
  next.disabled = at < 0 || at === rest.length - 1;
  place.textContent = at < 0 ? "not among those shown" : at + 1 + " of " + rest.length + (rest.length < talks.length ? " shown" : "");
}
function draw(talk) {
  if (talk.querySelector(".body")) return;
  const body = drawTalk(talk.id);
  const bar = make("p", "steps");
  bar.append(button("", "← Previous", () => step(talk, -1, 0)), button("", "Next →", () => step(talk, 1, 1)), make("span"));
  body.prepend(bar);
  talk.append(body);
  renew(bar);
}
function open(talk) {
  draw(talk);
  talk.open = true;
}
// Goes on among those that the filters leave; the focus goes along, to the same button or to the line itself.
function step(talk, by, place) {
  const rest = left();
  const to = rest[rest.indexOf(talk) + by];
  if (!to || !rest.includes(talk)) return;
  talk.open = false;
  open(to);
  to.scrollIntoView();
  const same = place === undefined ? null : to.querySelector(".steps").children[place];
  (same && !same.disabled ? same : to.firstChild).focus({ preventScroll: true });
}

list.addEventListener("toggle", (event) => {
  const talk = event.target;
  if (!talks.includes(talk)) return;
  if (talk.open) {
    draw(talk);
    current = talk.id;
  } else if (current === talk.id) current = "";
  tell();
}, true);
// Single keys work only while the focus is in the list, and never in a field (WCAG 2.1.4).
list.addEventListener("keydown", (event) => {
  const by = { j: 1, k: -1 }[event.key];
  if (!by || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
  event.preventDefault();
  step(event.target.closest(".talk"), by);
});
for (const each of controls) each.addEventListener("input", () => { filter(); tell(); });
document.getElementById("filter-clear").addEventListener("click", () => { clear(); tell(); controls[0].focus(); });
for (const name of ["filters", "keys"]) document.getElementById(name).hidden = false;
document.getElementById("no-script").hidden = true;
addEventListener("hashchange", follow);
if (controls.some((each) => each.value)) filter(); // a browser may put back what was chosen before it loaded the page anew
follow();
addEventListener("load", follow); // the browser's own way to the anchor takes the focus away once more
