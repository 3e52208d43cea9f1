// The list of conversations: filters that stand in the address, links to each, and the way from one to the next.
const list = document.getElementById("list");
const talks = [...list.querySelectorAll(".talk")];
const cases = [...list.querySelectorAll(".case")]; // a line for all trials of a case, where there are several
const status = document.getElementById("filter-count");
const find = document.getElementById("filter-find");
const selects = new Map(data.filters.map((name, index) => [index, document.getElementById("filter-" + name)]).filter(([, each]) => each));
const controls = [...selects.values(), find];
let current = "";
let named = ""; // the conversation that a link names stays, whatever the filters leave

// What the search looks at, put together when it is first used.
const searched = new Map();
function searchable(talk) {
  if (!searched.has(talk.id)) {
    const { facts, facets, turns } = data.conversations[talk.id];
    const said = (turns || []).map((place) => data.turns[place][2]).filter((place) => place !== null);
    const words = [...data.facts[facts].map(([, value]) => value), ...data.facets[facets].flat(), ...said].map(word);
    const lines = [talk, talk.closest(".case")].filter(Boolean).map((each) => each.firstChild.textContent);
    searched.set(talk.id, [...lines, ...words].join("\n").toLowerCase());
  }
  return searched.get(talk.id);
}
function fits(talk, needles) {
  const facets = data.facets[data.conversations[talk.id].facets];
  for (const [index, select] of selects) if (select.value && !facets[index].some((place) => word(place) === select.value)) return false;
  return needles.every((needle) => searchable(talk).includes(needle));
}
const left = () => talks.filter((talk) => !talk.hidden);
function filter() {
  const needles = find.value.toLowerCase().split(/\s+/u).filter(Boolean);
  const outside = talks.find((talk) => talk.id === named && !fits(talk, needles));
  for (const talk of talks) {
    talk.hidden = talk !== outside && !fits(talk, needles);
    if (talk.hidden && talk.id === current) {
      talk.open = false; // what is out of sight is not in the address either
      current = "";
    }
  }
  for (const each of cases) each.hidden = !each.querySelector(".talk:not([hidden])");
  const shown = left().length;
  const lines = [...list.children].filter((each) => !each.hidden).length;
  const of = cases.length ? " of " + lines + (lines === 1 ? " test customer" : " test customers") : "";
  status.textContent = (shown === talks.length ? "" : shown + " of ") + talks.length + (talks.length === 1 ? " conversation" : " conversations") + of + (outside ? "; one of them by its link alone" : "");
  document.getElementById("filter-none").hidden = shown > 0;
  document.getElementById("filter-clear").hidden = controls.every((each) => !each.value);
  for (const bar of list.querySelectorAll(".steps")) renew(bar);
}

// The address holds the conversation and the filters, as #case-id-1?suite=billing: whoever gets it sees the same list.
function asked() {
  const query = new URLSearchParams();
  for (const each of controls) if (each.value.trim()) query.set(each.id.replace("filter-", ""), each.value.trim());
  const text = query.toString();
  return text ? "?" + text : "";
}
// Who chose from a filter goes back to what was shown before; what is typed or opened renews the address it stands at.
function tell(anew) {
  const address = "#" + current + asked();
  if (address === location.hash || (address === "#" && !location.hash)) return;
  try {
    history[anew ? "pushState" : "replaceState"](null, "", address);
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
  named = "";
  if (query !== undefined || !name || talks.some((talk) => talk.id === name.split(".turn")[0])) {
    const wanted = new URLSearchParams(query || "");
    for (const each of controls) set(each, wanted.get(each.id.replace("filter-", "")) || "");
    filter();
    if (!name && query) list.parentElement.scrollIntoView();
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
  if (talk.hidden) {
    named = talk.id;
    filter();
  }
  open(talk);
  for (const turn of document.querySelectorAll(".pointed")) turn.classList.remove("pointed");
  const target = document.getElementById(name);
  if (target !== talk && target) target.classList.add("pointed");
  (target && target !== talk ? target : top(talk)).scrollIntoView();
  talk.firstChild.focus({ preventScroll: true }); // whoever came by a link goes on by keys from here
}
function clear() {
  for (const each of controls) each.value = "";
  filter();
}

// Where a conversation begins for who reads it: the first of a case has the line with its title above it.
function top(talk) {
  const of = talk.closest(".case");
  return of && of.querySelector(".talk:not([hidden])") === talk ? of : talk;
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
  const of = talk.closest(".case");
  if (of) of.open = true;
  talk.open = true;
}
// Goes on among those that the filters leave; the focus goes along, to the same button or to the line itself.
function step(talk, by, place) {
  const rest = left();
  const to = rest[rest.indexOf(talk) + by];
  if (!to || !rest.includes(talk)) return;
  talk.open = false;
  const of = talk.closest(".case");
  if (of && of !== to.closest(".case")) of.open = false;
  open(to);
  top(to).scrollIntoView();
  const same = place === undefined ? null : to.querySelector(".steps").children[place];
  (same && !same.disabled ? same : to.firstChild).focus({ preventScroll: true });
}

list.addEventListener("toggle", (event) => {
  const talk = event.target;
  if (cases.includes(talk)) {
    const first = talk.querySelector(".talk:not([hidden])");
    if (talk.open && first && !talk.querySelector(".talk[open]")) open(first); // its worst trial, without another click
    if (!talk.open) for (const each of talk.querySelectorAll(".talk[open]")) each.open = false;
  }
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
  const talk = event.target.closest(".talk") || event.target.closest(".case").querySelector(".talk:not([hidden])");
  step(talk, by);
});
for (const each of controls) each.addEventListener("input", () => { named = ""; filter(); tell(each !== find); });
document.getElementById("filter-clear").addEventListener("click", () => { named = ""; clear(); tell(true); controls[0].focus(); });
// A link to a conversation leaves the filters as they are.
document.addEventListener("click", (event) => {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return; // a tab or window of its own
  const link = event.target.closest("a[href^='#']");
  const name = link ? link.getAttribute("href").slice(1) : "";
  if (!asked() || !document.getElementById(name) || !talks.includes(document.getElementById(name.split(".turn")[0]))) return;
  event.preventDefault();
  location.hash = name + asked();
});
for (const name of ["filters", "keys"]) document.getElementById(name).hidden = false;
document.getElementById("no-script").hidden = true;
addEventListener("hashchange", follow);
if (controls.some((each) => each.value)) filter(); // a browser may put back what was chosen before it loaded the page anew
follow();
addEventListener("load", follow); // the browser's own way to the anchor takes the focus away once more
