// The table on the screen and on paper.

const box = document.getElementById("table-box");
const table = document.getElementById("table");
const body = table.tBodies[0];

/** More lines than this are made only where they are in view. */
const mostLines = 500;
/** In pixels; table.css has the same. */
const lineHeight = 30;
const margin = 12;

let lines = [];
/** Where each unit stands in `lines`, by row. */
let placeOfRow = new Map();
let drawn = { first: -1, end: -1 };

const isLong = () => lines.length > mostLines && !state.printing;
const showsAll = () => state.allColumns || state.printing;

/** Makes the lines anew, after a change of filter, order or columns. */
function refresh() {
  lines = makeLines();
  placeOfRow = new Map();
  lines.forEach((line, place) => {
    if (line.unit) placeOfRow.set(line.unit.row, place);
  });
  table.classList.toggle("short", !showsAll());
  table.classList.toggle("long", isLong());
  table.setAttribute("aria-rowcount", table.tHead.rows.length + lines.length);
  for (const head of table.tHead.querySelectorAll("[data-all]")) {
    head.colSpan = showsAll() ? head.dataset.all : head.dataset.short;
  }
  drawn = { first: -1, end: -1 };
  draw();
  sayShown();
}

/** The row that had the focus when it was scrolled out of view, and gets it back with it. */
let rowOutOfView = null;

/** Puts the lines in view into the table; spacers stand for the others. */
function draw() {
  const [first, end] = isLong() ? rangeInView() : [0, lines.length];
  if (first === drawn.first && end === drawn.end) return;
  const focused = focusedRow();
  const rows = lines.slice(first, end).map((line, place) => rowOf(line, first + place));
  for (const part of [...table.tBodies].slice(1)) part.remove();
  if (state.printing) {
    placeInParts(rows);
  } else {
    body.replaceChildren(spacer(first), ...rows, spacer(lines.length - end));
  }
  drawn = { first, end };
  giveTabStop();
  keepFocus(focused);
}

/** The row that the keys speak of; null where the focus is somewhere else. */
function focusedRow() {
  const active = document.activeElement;
  if (active === box) return rowOutOfView;
  const row = active?.closest?.("#table tr[data-row]")?.dataset.row;
  return row === undefined ? null : Number(row);
}

/** Out of view the table holds the focus for the row, so that the keys go on from there. */
function keepFocus(row) {
  if (row === null) return;
  const shown = rowElement(row);
  rowOutOfView = shown ? null : row;
  (shown ?? box).focus({ preventScroll: true });
}

/** Browsers lay out a long table on paper much faster where it has parts. */
function placeInParts(rows) {
  const size = 100;
  body.replaceChildren(...rows.slice(0, size));
  for (let start = size; start < rows.length; start += size) {
    table.append(element("tbody", {}, ...rows.slice(start, start + size)));
  }
}

function rangeInView() {
  const top = Math.floor(box.scrollTop / lineHeight) - margin;
  const count = Math.ceil(box.clientHeight / lineHeight) + 2 * margin;
  // Steps of a few lines, so that not every pixel of scrolling makes the table anew.
  const first = Math.max(0, Math.min(top - (top % 10), lines.length - count));
  return [first, Math.min(lines.length, first + count + 10)];
}

function spacer(count) {
  if (count === 0) return "";
  const cell = element("td", { colspan: shownColumns().length });
  cell.style.height = `${count * lineHeight}px`;
  return element("tr", { class: "spacer", "aria-hidden": "true" }, cell);
}

function rowOf(line, place) {
  const row = line.title === undefined
    ? element("tr", {}, ...cellsOf(line.unit ? line.unit.cells : line.cells, line.unit))
    : element("tr", { class: "group" }, titleCell(line.title));
  row.setAttribute("aria-rowindex", table.tHead.rows.length + place + 1);
  if (line.cells) row.className = "summary";
  if (line.unit) {
    row.dataset.row = line.unit.row;
    row.tabIndex = -1;
    if (line.unit.row === state.selected) row.setAttribute("aria-current", "true");
  }
  return row;
}

function shownColumns() {
  return [...columns.keys()].filter((column) => showsAll() || !columns[column].minor);
}

function titleCell(title) {
  const count = shownColumns().length;
  return element("th", { scope: "rowgroup", colspan: count }, element("span", {}, title));
}

function cellsOf(cells, unit) {
  // Those of minor columns are not even made: a long table is made anew at every step of scrolling.
  return shownColumns().map((column) => {
    const shown = text(cells[column]);
    const isName = column === nameColumn;
    const content = isName ? element("bdi", {}, shown) : shown;
    return element(isName ? "th" : "td", {
      class: cellClass(column, shown),
      scope: isName ? "row" : null,
      title: isName && unit ? `${isolated(shown)} (${unit.code})` : null,
    }, content);
  });
}

function cellClass(column, shown) {
  const { kind, change } = columns[column];
  const classes = column < nameColumn ? "place" : kind;
  const [rises, falls] = [/^[▲+]/.test(shown), /^[▼-]/.test(shown)];
  const isBetter = change === "fall" ? falls : rises;
  const way = !change || (!rises && !falls) ? "" : isBetter ? " up" : " down";
  // On paper a short word is not broken.
  const short = kind === "words" && shown.length <= 12 ? " held" : "";
  return classes + short + way;
}

/** As wide as the longest text that is not wrapped; the same while the table scrolls. */
function setWidths() {
  const cols = table.querySelectorAll("col");
  columns.forEach((column, place) => {
    let longest = Math.max(longestWord(column.title), Math.ceil(column.title.length / 2.5));
    for (const unit of units) longest = Math.max(longest, text(unit.cells[place]).length);
    const most = column.kind === "name" ? 26 : column.kind === "words" ? 22 : 14;
    cols[place].style.width = `${Math.min(Math.max(longest, 4), most) + 2.4}ch`;
    cols[place].classList.toggle("minor", column.minor);
    if (place === nameColumn) cols[place].classList.add("name");
  });
}

function longestWord(title) {
  return Math.max(...title.split(" ").map((word) => word.length));
}

function sayShown() {
  const count = placeOfRow.size;
  document.getElementById("shown").textContent = count === 0
    ? words.nothing
    : `${fill(words.shown, countText(count), countText(units.length))} ${words.ranksStay}`;
}

// Moving among the rows: one of them can be reached with Tab, the arrows go on from there.

const rowElement = (row) => body.querySelector(`tr[data-row="${row}"]`);

function giveTabStop() {
  for (const stop of body.querySelectorAll('tr[tabindex="0"]')) stop.tabIndex = -1;
  const stop = (state.selected !== null && rowElement(state.selected))
    || body.querySelector("tr[data-row]");
  if (stop) stop.tabIndex = 0;
}

function scrollToRow(row) {
  const place = placeOfRow.get(row);
  if (place === undefined) return;
  const top = isLong() ? place * lineHeight : rowElement(row).offsetTop - table.tHead.offsetHeight;
  const height = box.clientHeight - table.tHead.offsetHeight;
  if (top < box.scrollTop || top > box.scrollTop + height - 2 * lineHeight) {
    box.scrollTop = top - height / 3;
  }
  draw();
}

/** The unit `step` lines further on, at most the last or the first; headings are passed over. */
function neighbour(row, step) {
  const place = placeOfRow.get(row);
  return place === undefined ? row : unitNear(place + step, Math.sign(step)) ?? row;
}

/** The unit of a line, else of the nearest one that way, else of the nearest one back. */
function unitNear(place, way) {
  const start = Math.min(Math.max(place, 0), lines.length - 1);
  for (const sign of [way, -way]) {
    for (let next = start; lines[next]; next += sign) {
      if (lines[next].unit) return lines[next].unit.row;
    }
  }
  return null;
}

function focusRow(row) {
  scrollToRow(row);
  const next = rowElement(row);
  if (!next) return;
  for (const stop of body.querySelectorAll('tr[tabindex="0"]')) stop.tabIndex = -1;
  next.tabIndex = 0;
  rowOutOfView = null;
  next.focus({ preventScroll: true });
}

function markSelected() {
  for (const row of body.querySelectorAll("[aria-current]")) row.removeAttribute("aria-current");
  if (state.selected !== null) rowElement(state.selected)?.setAttribute("aria-current", "true");
}

/** First the lowest, then the highest, then the order of the table again. */
function sortBy(column) {
  if (state.column !== column) {
    [state.column, state.descending] = [column, false];
  } else if (!state.descending) {
    state.descending = true;
  } else {
    [state.column, state.descending] = [null, false];
  }
  for (const head of table.tHead.querySelectorAll("[data-column]")) {
    const isIt = Number(head.dataset.column) === state.column;
    head.setAttribute(
      "aria-sort", !isIt ? "none" : state.descending ? "descending" : "ascending");
  }
  box.scrollTop = 0;
  refresh();
}
