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
  }, patterns());
  for (const [row, place, path] of page.map.shapes) {
    const shape = drawing("path", {
      d: path, role: "option", id: `unit-${row}`, "data-row": row, "aria-selected": "false",
      "aria-label": summaryOf(units[row]), "fill-rule": "evenodd",
      fill: place < 0 ? `url(#${without[place].pattern})` : classes[place][0],
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

/** Units in no class: -1 has nothing to be ranked by, -2 has, but no class. */
const without = {
  [-1]: { pattern: "hatched", name: words.noValue },
  [-2]: { pattern: "dotted", name: words.noClass },
};

/** In parts of the drawing, whose units are finer on a small page. */
function patterns() {
  const grain = Math.max(page.map.width, page.map.height) / 80;
  const pattern = (id, turn, ...content) => drawing("pattern", {
    id, width: grain, height: grain, patternUnits: "userSpaceOnUse", patternTransform: turn,
  }, drawing("rect", { width: grain, height: grain, fill: "#fff" }), ...content);
  return drawing("defs", {},
    pattern("hatched", "rotate(45)",
      drawing("rect", { width: grain / 3, height: grain, fill: "#777" })),
    pattern("dotted", null,
      drawing("circle", { cx: grain / 2, cy: grain / 2, r: grain / 5, fill: "#777" })));
}

/** `Xã Hải Yến · Chỉ số 81,20% · Xếp hạng 143/194` */
function summaryOf(unit) {
  const card = cardOf(unit);
  const label = page.basis === "points" ? words.total : words.index;
  const facts = card ? [
    `${label} ${valueText(card.value)}`,
    `${words.ranking} ${rankText(card.rank, groups[unit.group].size)}`,
  ] : [];
  return [isolated(nameOf(unit)), ...facts].join(" · ");
}

function makeLegend() {
  const drawnShapes = page.map.shapes;
  const items = page.map.classes.map(([color, name, count]) =>
    legendItem(color, isolated(text(name)), count));
  for (const [key, { pattern, name }] of Object.entries(without)) {
    const count = drawnShapes.filter(([, place]) => place === Number(key)).length;
    if (count > 0) items.push(legendItem(null, name, count, pattern));
  }
  document.getElementById("legend").append(...items);
}

function legendItem(color, name, count, pattern = "") {
  const swatch = element("span", { class: `swatch ${pattern}` });
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

/** The shapes that are pale, and the one that is marked as chosen, as they were drawn last. */
const pale = new Set();
let chosenRow = null;

/** Pale: not in the table as it is filtered. Only what has changed is touched. */
function markMap() {
  if (!mapBox) return;
  for (const [row, shape] of shapes) {
    const isPale = !placeOfRow.has(row);
    if (isPale === pale.has(row)) continue;
    shape.classList.toggle("pale", isPale);
    if (isPale) pale.add(row);
    else pale.delete(row);
  }
  if (chosenRow !== state.selected) {
    shapes.get(chosenRow)?.setAttribute("aria-selected", "false");
    shapes.get(state.selected)?.setAttribute("aria-selected", "true");
    chosenRow = state.selected;
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
