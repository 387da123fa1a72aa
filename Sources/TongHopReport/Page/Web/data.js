// What the page shows, as texts that were printed already. Nothing here computes a result.

const page = JSON.parse(document.getElementById("data").textContent);
const words = page.words;
const columns = page.columns;
const nameColumn = columns.findIndex((column) => column.kind === "name");

const text = (place) => page.texts[place];

/** The units by row, in the order of the table to be signed. */
const units = page.rows.map(
  ([group, code, level, band, quantileGroup, nameOrder, unit, cells], row) => ({
    row, group, code: text(code), level, band, quantileGroup, nameOrder, unit, cells,
  }),
);

const groups = page.groups.map(([title, summaries]) => ({ title: text(title), summaries, rows: [] }));
for (const unit of units) groups[unit.group].rows.push(unit);

const nameOf = (unit) => text(unit.cells[nameColumn]);

/** A phrase with `{0}`, `{1}` … filled in. */
function fill(phrase, ...values) {
  return phrase.replace(/\{(\d)\}/g, (_, place) => values[Number(place)]);
}

const groupSign = page.lang === "vi" ? "." : ",";

/** A count as the table writes it. */
function countText(count) {
  return String(count).replace(/\B(?=(\d{3})+$)/g, groupSign);
}

/** The value of a printed number, for order and place only; NaN for words and marks. */
function numberOf(shown) {
  const digits = shown
    .replaceAll(groupSign, "").replace(",", ".")
    .replace("▼", "-").replace(/[▲+%]/g, "");
  return /^-?\d+(\.\d+)?$/.test(digits) ? Number(digits) : NaN;
}

/** An element with attributes and children; texts never become markup. */
function element(name, attributes = {}, ...children) {
  return furnish(document.createElement(name), attributes, children);
}

function drawing(name, attributes = {}, ...children) {
  return furnish(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function furnish(node, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child !== null));
  return node;
}
