// What is told about one unit.

const cardBox = document.getElementById("card");
/** What the focus returns to. */
let cardOpener = null;

const isCardOpen = () => !cardBox.hidden;

function openCard(row, opener) {
  cardOpener = opener;
  cardBox.replaceChildren(...cardParts(units[row]));
  cardBox.hidden = false;
  cardBox.scrollTop = 0;
  document.getElementById("card-close").focus({ preventScroll: true });
}

function closeCard() {
  if (!isCardOpen()) return;
  const row = state.selected;
  cardBox.hidden = true;
  unselect();
  if (cardOpener?.isConnected) {
    cardOpener.focus({ preventScroll: true });
  } else if (row !== null && placeOfRow.has(row)) {
    focusRow(row);
  }
}

function cardParts(unit) {
  const close = element("button", { type: "button", id: "card-close", "aria-label": words.close }, "×");
  close.addEventListener("click", closeCard);
  const head = element("header", {}, element("div", {},
    element("h2", { id: "card-title" }, element("bdi", {}, nameOf(unit))),
    element("p", { class: "small" }, `${words.code} ${unit.code}`)), close);
  const card = page.cards[unit.row];
  if (!card) return [head, element("p", {}, words.gone)];
  const [facts, domains, history, losses, gains, tasks, left, story] = card;
  return [
    head,
    factList(facts),
    text(story) ? element("p", { class: "story" }, text(story)) : null,
    domains.length > 0 ? part(words.domains, domainTable(domains), hint(words.domainsNote)) : null,
    plotPart(unit),
    history.length > 1 ? part(words.history, historyDrawing(history), historyTable(history)) : null,
    losses ? part(words.losses, ...lossList(losses, left[0])) : null,
    gains.length > 0 ? part(words.gains, ...gainList(gains, left[1])) : null,
    tasks ? part(words.tasks, ...taskList(tasks, left[2])) : null,
  ].filter(Boolean);
}

/** Where the unit stands in its group; the drawing beside the map may be hidden by the card. */
function plotPart(unit) {
  const plot = plots.find((candidate) => candidate.group === unit.group);
  return plot ? part(words.plotTitle, plotDrawing(plot)) : null;
}

function part(title, ...content) {
  return element("section", {}, element("h3", {}, title), ...content);
}

const hint = (shown) => element("p", { class: "small" }, shown);

function factList(facts) {
  return element("dl", { class: "facts" }, ...facts.map(([name, value], place) =>
    element("div", { class: place < 2 ? "fact main" : "fact" },
      element("dt", {}, text(name)), element("dd", {}, text(value)))));
}

function headRow(...titles) {
  return element("thead", {}, element("tr", {},
    ...titles.map((title) => element("th", { scope: "col" }, title))));
}

function domainTable(domains) {
  const rows = domains.map(([name, points, maximum, percent, median, rank, reason]) => {
    const shown = text(maximum) ? `${text(points)} / ${text(maximum)}` : text(points);
    return element("tr", {},
      element("th", { scope: "row" }, text(name), bar(text(percent), text(median))),
      element("td", {}, shown, text(reason) ? element("small", {}, text(reason)) : null),
      element("td", {}, text(percent)),
      element("td", {}, text(median)),
      element("td", {}, text(rank)));
  });
  return element("table", {},
    headRow(words.domain, `${words.points} / ${words.maximum}`, words.percent, words.median, words.rank),
    element("tbody", {}, ...rows));
}

/** The percentages stand beside it as text. */
function bar(percent, median) {
  const [value, middle] = [numberOf(percent), numberOf(median)];
  const track = element("span", { class: "track", "aria-hidden": "true" });
  const width = (share) => `${Math.min(Math.max(share, 0), 100)}%`;
  if (!Number.isNaN(value)) {
    const filled = element("span", { class: "filled" });
    filled.style.width = width(value);
    track.append(filled);
  }
  if (!Number.isNaN(middle)) {
    const mark = element("span", { class: "mark" });
    mark.style.left = width(middle);
    track.append(mark);
  }
  return track;
}

function historyDrawing(history) {
  const values = history.map(([, index]) => numberOf(text(index)));
  const known = values.filter((value) => !Number.isNaN(value));
  if (known.length < 2) return "";
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const x = (place) => 40 + (place * 320) / (history.length - 1);
  const y = (value) => 66 - (high > low ? ((value - low) / (high - low)) * 40 : 20);
  let path = "";
  const dots = [];
  values.forEach((value, place) => {
    if (Number.isNaN(value)) return;
    const isNext = place > 0 && !Number.isNaN(values[place - 1]);
    path += `${isNext ? "L" : "M"}${x(place)} ${y(value)}`;
    dots.push(
      drawing("circle", { cx: x(place), cy: y(value), r: 4 }),
      drawing("text", { x: x(place), y: y(value) - 9, "text-anchor": "middle" }, text(history[place][1])));
  });
  return drawing("svg", { class: "history", viewBox: "0 0 400 80", "aria-hidden": "true" },
    drawing("path", { d: path }), ...dots);
}

function historyTable(history) {
  return element("table", {}, headRow(words.period, words.index, words.rank),
    element("tbody", {}, ...history.map(([period, index, rank, remarks]) => element("tr", {},
      element("th", { scope: "row" }, text(period),
        text(remarks) ? element("small", {}, text(remarks)) : null),
      element("td", {}, text(index)), element("td", {}, text(rank))))));
}

function more(count) {
  return count > 0 ? [hint(fill(words.more, countText(count)))] : [];
}

function lossList(losses, left) {
  if (losses.length === 0) return [hint(words.noLosses)];
  const rows = losses.map(([name, lost, points, maximum, reason, lead]) => element("tr", {},
    element("th", { scope: "row" }, text(name),
      element("small", {}, [text(lead) ? words.lead + text(lead) : words.noLead, text(reason)]
        .filter(Boolean).join(" · "))),
    element("td", {}, element("strong", {}, text(lost))),
    element("td", {}, `${text(points)} / ${text(maximum)}`)));
  return [
    element("table", {}, headRow("", words.lost, `${words.points} / ${words.maximum}`),
      element("tbody", {}, ...rows)),
    ...more(left),
  ];
}

function gainList(gains, left) {
  return [
    element("ul", {}, ...gains.map(([name, needed, worth]) => element("li", {},
      text(name), element("small", {}, `${text(needed)}: `, element("strong", {}, text(worth)))))),
    ...more(left),
  ];
}

function taskList(tasks, left) {
  if (tasks.length === 0) return [hint(words.noTasks)];
  return [
    element("ul", {}, ...tasks.map(([title, unit, delay, lead]) => element("li", {},
      text(title),
      element("small", {}, [text(delay), text(lead) ? words.lead + text(lead) : words.noLead, text(unit)]
        .filter(Boolean).join(" · "))))),
    ...more(left),
  ];
}
