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

const groups = page.groups.map(([title, summaries, size]) => ({
  title: text(title), summaries, size: text(size), rows: [],
}));
for (const unit of units) groups[unit.group].rows.push(unit);

const nameOf = (unit) => text(unit.cells[nameColumn]);

/** The card of a unit in named parts; null for one that is gone. */
function cardOf(unit) {
  if (!page.cards[unit.row]) return null;
  const [result, domains, history, losses, gains, tasks, left, hasPoints, story] =
    page.cards[unit.row];
  const [index, points, maximum, rank, remarks, ...changes] = result.map(text);
  return {
    index, points, maximum, rank, remarks, changes, gains, tasks, left,
    value: page.basis === "points" ? points : index,
    domains: inSteps(domains, 2).map(([place, own]) => [...page.domains[place], own].map(text)),
    history: inSteps(history, 3).map(([place, value, own]) =>
      [...page.moments[place], value, own].map(text)),
    losses: losses?.map((place) => page.losses[place].map(text)),
    hasPoints: hasPoints === 1,
    story: text(story),
  };
}

function inSteps(list, size) {
  const parts = [];
  for (let start = 0; start < list.length; start += size) parts.push(list.slice(start, start + size));
  return parts;
}

/** `12/200`; the mark alone of a unit without a rank. */
const rankText = (rank, size) => (size && /\d/.test(rank) ? `${rank}/${size}` : rank);

/** Percent of an index; points, and words in place of a number, stand as they are. */
const withUnit = (value, unit) => (Number.isNaN(numberOf(value)) ? value : `${value}${unit}`);

/** What the method ranks by: `82,15%`, or points alone. */
const valueText = (value) => (page.basis === "points" ? value : withUnit(value, "%"));

/** A name in a line of text: the direction of its letters ends with it. */
const isolated = (name) => `\u2068${name.replace(/[\u2066-\u2069]/g, "")}\u2069`;

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
