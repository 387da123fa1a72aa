// The units as areas, coloured by class.

const mapBox = document.getElementById("map");
const shapes = new Map();
let mapOutline = null;
let mapFocus = null;
/** The row that the arrow keys have come to. */
let mapRow = null;

function makeMap() {
  if (!mapBox) return;
  const { width, height, classes } = page.map;
  const edge = 12;
  const svg = drawing("svg", {
    viewBox: `${-edge} ${-edge} ${width + 2 * edge} ${height + 2 * edge}`,
    role: "listbox", tabindex: "0", "aria-label": words.mapTitle,
  }, hatching());
  for (const [row, place, path] of page.map.shapes) {
    const shape = drawing("path", {
      d: path, role: "option", id: `unit-${row}`, "data-row": row, "aria-selected": "false",
      "aria-label": summaryOf(units[row]), "fill-rule": "evenodd",
      fill: place < 0 ? "url(#hatching)" : classes[place][0],
    }, drawing("title", {}, summaryOf(units[row])));
    shapes.set(row, shape);
    svg.append(shape);
  }
  mapFocus = drawing("path", { class: "focus", "aria-hidden": "true" });
  mapOutline = drawing("path", { class: "outline", "aria-hidden": "true" });
  svg.append(mapOutline, mapFocus);
  mapBox.append(svg, element("p", { id: "map-tip" }, words.mapHint));
  makeLegend();
  listenToMap(svg);
}

function hatching() {
  return drawing("defs", {}, drawing("pattern", {
    id: "hatching", width: "24", height: "24", patternUnits: "userSpaceOnUse",
    patternTransform: "rotate(45)",
  }, drawing("rect", { width: "24", height: "24", fill: "#fff" }),
  drawing("rect", { width: "8", height: "24", fill: "#777" })));
}

/** `Xã Hải Yến: 81,20 %, 143/194` */
function summaryOf(unit) {
  const card = page.cards[unit.row];
  const facts = card ? card[0].slice(0, 2).map(([name, value]) => `${text(name)} ${text(value)}`) : [];
  return [nameOf(unit), ...facts].join(" · ");
}

function makeLegend() {
  const drawnShapes = page.map.shapes;
  const items = page.map.classes.map(([color, name, count]) => legendItem(color, text(name), count));
  const without = drawnShapes.filter(([, place]) => place < 0).length;
  if (without > 0) items.push(legendItem(null, words.noIndex, without));
  document.getElementById("legend").append(...items);
}

function legendItem(color, name, count) {
  const swatch = element("span", { class: color ? "swatch" : "swatch hatched" });
  if (color) swatch.style.backgroundColor = color;
  return element("span", { class: "item" }, swatch, `${name}: ${countText(count)} ${words.units}`);
}

function listenToMap(svg) {
  svg.addEventListener("click", (event) => {
    const shape = event.target.closest("[data-row]");
    if (shape) select(Number(shape.dataset.row), svg);
  });
  svg.addEventListener("pointerover", (event) => {
    const shape = event.target.closest("[data-row]");
    if (shape) showTip(Number(shape.dataset.row));
  });
  svg.addEventListener("focus", () => pointAt(mapRow ?? firstOnMap(), svg));
  svg.addEventListener("blur", () => mapFocus.removeAttribute("d"));
  svg.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step) {
      pointAt(nextOnMap(step), svg);
    } else if ((event.key === "Enter" || event.key === " ") && mapRow !== null) {
      select(mapRow, svg);
    } else {
      return;
    }
    event.preventDefault();
  });
}

const firstOnMap = () => lines.find((line) => line.unit && shapes.has(line.unit.row))?.unit.row ?? null;

/** The next unit of the table that is drawn. */
function nextOnMap(step) {
  if (mapRow === null || !placeOfRow.has(mapRow)) return firstOnMap();
  let row = mapRow;
  for (let next = neighbour(row, step); next !== row; next = neighbour(row, step)) {
    row = next;
    if (shapes.has(row)) return row;
  }
  return mapRow;
}

function pointAt(row, svg) {
  if (row === null) return;
  mapRow = row;
  svg.setAttribute("aria-activedescendant", `unit-${row}`);
  mapFocus.setAttribute("d", shapes.get(row).getAttribute("d"));
  showTip(row);
}

function showTip(row) {
  document.getElementById("map-tip").textContent = summaryOf(units[row]);
}

/** Pale: not in the table as it is filtered. */
function markMap() {
  if (!mapBox) return;
  for (const [row, shape] of shapes) {
    shape.classList.toggle("pale", !placeOfRow.has(row));
    shape.setAttribute("aria-selected", String(row === state.selected));
  }
  const chosen = shapes.get(state.selected);
  if (chosen) {
    mapOutline.setAttribute("d", chosen.getAttribute("d"));
    mapRow = state.selected;
    showTip(state.selected);
  } else {
    mapOutline.removeAttribute("d");
  }
}
