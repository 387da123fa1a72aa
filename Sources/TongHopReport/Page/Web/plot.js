// How the units of a group are spread.

const plotBox = document.getElementById("plot");
const plots = page.plots.map(([group, median, bins]) => ({
  group,
  median: text(median),
  bins: bins.map(([from, to, count]) => ({ from: text(from), to: text(to), count })),
}));

const frame = { left: 8, right: 472, top: 34, bottom: 240, height: 266 };

/** The group of the chosen unit, else the one that is filtered by, else the largest. */
function plotShown() {
  const wanted = state.selected !== null
    ? units[state.selected].group : state.filters.group ? Number(state.filters.group) : null;
  const size = (plot) => groups[plot.group].rows.length;
  return plots.find((plot) => plot.group === wanted)
    ?? plots.reduce((largest, plot) => (size(plot) > size(largest) ? plot : largest));
}

function drawPlot() {
  if (!plotBox) return;
  const plot = plotShown();
  plotBox.replaceChildren(
    element("p", { class: "plot-title" }, groups[plot.group].title), plotDrawing(plot));
}

function plotDrawing(plot) {
  const title = groups[plot.group].title;
  return drawing("svg", {
    viewBox: `0 0 480 ${frame.height}`, role: "img",
    "aria-label": `${words.plotTitle}, ${isolated(title)}. ${words.median}: ${plot.median}.`,
  }, ...bars(plot), ...axis(plot), ...medianLine(plot), ...chosenMark(plot));
}

function across(plot, value) {
  const [low, high] = [numberOf(plot.bins[0].from), numberOf(plot.bins.at(-1).to)];
  return frame.left + ((value - low) / (high - low)) * (frame.right - frame.left);
}

function bars(plot) {
  const most = Math.max(...plot.bins.map((bin) => bin.count));
  return plot.bins.flatMap((bin) => {
    const [x, end] = [across(plot, numberOf(bin.from)), across(plot, numberOf(bin.to))];
    const height = (bin.count / most) * (frame.bottom - frame.top - 12);
    const label = `${bin.from} – ${bin.to}: ${countText(bin.count)} ${words.units}`;
    if (bin.count === 0) return [];
    return [
      drawing("rect", {
        class: "bar", x: x + 1, y: frame.bottom - height, width: Math.max(end - x - 2, 1), height,
      }, drawing("title", {}, label)),
      drawing("text", {
        class: "count", x: (x + end) / 2, y: frame.bottom - height - 3, "text-anchor": "middle",
      }, countText(bin.count)),
    ];
  });
}

function axis(plot) {
  const step = Math.ceil(plot.bins.length / 6);
  const ticks = plot.bins.filter((_, place) => place % step === 0).map((bin) => bin.from);
  const last = plot.bins.at(-1).to;
  if ((plot.bins.length % step || step) > step / 2) ticks.push(last);
  return [
    drawing("line", { class: "axis", x1: frame.left, x2: frame.right, y1: frame.bottom, y2: frame.bottom }),
    ...ticks.map((tick, place) => drawing("text", {
      class: "tick", x: across(plot, numberOf(tick)), y: frame.bottom + 16,
      "text-anchor": place === 0 ? "start" : tick === last ? "end" : "middle",
    }, tick)),
  ];
}

function medianLine(plot) {
  const x = across(plot, numberOf(plot.median));
  return [
    drawing("line", { class: "median", x1: x, x2: x, y1: frame.top - 4, y2: frame.bottom }),
    label(x, frame.top - 8, `${words.median} ${plot.median}`),
  ];
}

/** Where the chosen unit stands; a triangle, so that it needs no colour. */
function chosenMark(plot) {
  if (state.selected === null || units[state.selected].group !== plot.group) return [];
  const value = cardOf(units[state.selected])?.value ?? "";
  const x = across(plot, numberOf(value));
  if (Number.isNaN(x)) return [];
  return [
    drawing("path", { class: "chosen", d: `M${x} ${frame.bottom}l-6 9h12z` }),
    drawing("line", { class: "chosen-line", x1: x, x2: x, y1: frame.top - 18, y2: frame.bottom }),
    label(x, frame.top - 22, `${isolated(shortened(nameOf(units[state.selected])))} ${value}`),
  ];
}

const shortened = (name) => (name.length > 40 ? `${name.slice(0, 39)}…` : name);

/** Kept inside the drawing. */
function label(x, y, shown) {
  const anchor = x < 120 ? "start" : x > 360 ? "end" : "middle";
  return drawing("text", { class: "label", x, y, "text-anchor": anchor }, shown);
}
