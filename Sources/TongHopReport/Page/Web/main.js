// What the reader does.

const controls = document.getElementById("controls");

/** Shows a unit everywhere: its row, its area, its place in the distribution, its card. */
function select(row, opener) {
  state.selected = row;
  scrollToRow(row);
  markSelected();
  giveTabStop();
  markMap();
  drawPlot();
  openCard(row, opener);
}

function unselect() {
  state.selected = null;
  markSelected();
  markMap();
  drawPlot();
}

function applyFilters() {
  clearTimeout(typing);
  state.query = spelling(document.getElementById("search").value.trim());
  for (const filter of controls.querySelectorAll("[data-filter]")) {
    state.filters[filter.id] = filter.value;
  }
  state.allColumns = document.getElementById("all-columns").checked;
  box.scrollTop = 0;
  refresh();
  markMap();
  drawPlot();
}

function clearFilters() {
  const { allColumns } = state;
  controls.reset();
  document.getElementById("all-columns").checked = allColumns;
  applyFilters();
}

/** To the first unit found. */
function goToFirst() {
  const first = lines.find((line) => line.unit);
  if (!first) return;
  focusRow(first.unit.row);
  box.scrollIntoView({ block: "nearest" });
}

/** On a phone the table comes first; the figures are one touch away. */
function foldFigures() {
  const figures = document.querySelector(".figures");
  if (figures && matchMedia("(max-width: 640px)").matches) figures.open = false;
}

function listenToTable() {
  table.tHead.addEventListener("click", (event) => {
    const head = event.target.closest("[data-column]");
    if (head) sortBy(Number(head.dataset.column));
  });
  body.addEventListener("click", (event) => {
    const row = event.target.closest("tr[data-row]");
    // Marking a text in order to copy it is no click.
    if (row && String(getSelection()) === "") select(Number(row.dataset.row), row);
  });
  box.addEventListener("keydown", (event) => {
    const place = focusedRow();
    if (place === null) return;
    const next = rowByKey(place, event.key);
    if (next !== null) {
      focusRow(next);
    } else if (event.key === "Enter" || event.key === " ") {
      select(place, rowElement(place));
    } else {
      return;
    }
    event.preventDefault();
  });
  let isWaiting = false;
  box.addEventListener("scroll", () => {
    if (isWaiting || !isLong()) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      draw();
    });
  });
}

/** Where a key leads to from a row; null for other keys. */
function rowByKey(row, key) {
  if (key === "Home") return unitNear(0, 1);
  if (key === "End") return unitNear(lines.length - 1, -1);
  const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[key];
  return step ? neighbour(row, step) : null;
}

/** In milliseconds: what is typed without a rest is looked for once. */
const rest = 150;
let typing = 0;

function listenToControls() {
  const search = document.getElementById("search");
  search.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(applyFilters, rest);
  });
  controls.addEventListener("change", (event) => {
    if (event.target !== search) applyFilters();
  });
  controls.addEventListener("submit", (event) => {
    event.preventDefault();
    applyFilters();
    if (document.activeElement === search) goToFirst();
  });
  document.getElementById("clear").addEventListener("click", clearFilters);
  document.getElementById("print").addEventListener("click", () => window.print());
}

/** On paper stands the table to be signed: every row and column, in its order. */
function print(isPrinting) {
  state.printing = isPrinting;
  refresh();
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeCard();
});
window.addEventListener("beforeprint", () => print(true));
window.addEventListener("afterprint", () => print(false));
window.addEventListener("resize", draw);
setWidths();
listenToTable();
listenToControls();
makeMap();
foldFigures();
applyFilters();
