// Builds what a page shows. Everything anybody wrote gets here through textContent: no word is ever parsed as markup.
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
function button(name, text, act) {
  const element = make("button", name, text);
  element.type = "button";
  element.addEventListener("click", act);
  return element;
}
