// Which rows are shown, and in which order.

const state = {
  /** The column sorted by; null: the order of the table. */
  column: null,
  descending: false,
  query: spelling(""),
  /** Values of the selects by id; empty: all. */
  filters: {},
  allColumns: false,
  /** The row of the chosen unit, or null. */
  selected: null,
  printing: false,
};

function isShown(unit) {
  const { area, group, level, band, quantileGroup } = state.filters;
  return (!group || unit.group === Number(group))
    && (!level || unit.level === Number(level))
    && (!band || unit.band === Number(band))
    && (!quantileGroup || unit.quantileGroup === Number(quantileGroup))
    && (!area || isIn(page.areas[Number(area)], unit))
    && matches(unit, state.query);
}

function isIn([, , first, end], unit) {
  return unit.unit >= first && unit.unit < end;
}

const isFiltered = () => state.query.plain !== "" || Object.values(state.filters).some(Boolean);

/** Sorting keys by column: numbers, places among words, or places among names; null stands last. */
const keysByColumn = new Map();

function keys(column) {
  if (!keysByColumn.has(column)) keysByColumn.set(column, units.map(keyMaker(column)));
  return keysByColumn.get(column);
}

function keyMaker(column) {
  const { kind, order } = columns[column];
  if (kind === "name") return (unit) => unit.nameOrder;
  if (kind === "words") {
    const places = new Map(order.map((word, place) => [word, place]));
    return (unit) => (/^[–…]?$/.test(text(unit.cells[column])) ? null : places.get(unit.cells[column]));
  }
  return (unit) => {
    const value = numberOf(text(unit.cells[column]));
    return Number.isNaN(value) ? null : value;
  };
}

/** Equal keys keep the order of the table, whichever way it is sorted. */
function sorted(rows) {
  if (state.column === null || state.printing) return rows;
  const key = keys(state.column);
  const sign = state.descending ? -1 : 1;
  return [...rows].sort((one, other) => {
    const [a, b] = [key[one.row], key[other.row]];
    if (a === null || b === null) return (a === null) - (b === null) || one.row - other.row;
    return sign * (a - b) || one.row - other.row;
  });
}

/** The lines of the table: of each group its heading, its units, and its mean, highest and lowest. */
function makeLines() {
  const all = state.printing || !isFiltered();
  const lines = [];
  for (const group of groups) {
    const rows = sorted(all ? group.rows : group.rows.filter(isShown));
    if (rows.length === 0 && !all) continue;
    lines.push({ title: group.title });
    for (const unit of rows) lines.push({ unit });
    if (all) for (const cells of group.summaries) lines.push({ cells });
  }
  return lines;
}
