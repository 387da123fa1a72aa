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
  const card = cardOf(unit);
  if (!card) return [head, element("p", {}, words.gone)];
  const { domains, history, losses, gains, tasks, left, story } = card;
  return [
    head,
    factList(factsOf(unit, card)),
    story ? element("p", { class: "story" }, story) : null,
    domains.length > 0 ? part(words.domains, domainTable(domains), hint(words.domainsNote)) : null,
    plotPart(unit),
    history.length > 1 ? part(words.history, historyDrawing(history), historyTable(history)) : null,
    losses ? part(words.losses, ...lossList(losses, left[0], card.hasPoints)) : null,
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

/** Names and values; what the method ranks by and the rank are the first two. */
function factsOf(unit, card) {
  const index = [words.index, withUnit(card.index, "%")];
  const total = [words.total, card.maximum ? `${card.points} / ${card.maximum}` : card.points];
  const [first, second] = page.basis === "points" ? [total, index] : [index, total];
  return [
    first,
    [words.ranking, rankText(card.rank, groups[unit.group].size)],
    [words.band, text(unit.band)],
    [words.quantileGroup, text(unit.quantileGroup)],
    second,
    ...page.earlier.map((period, place) => [
      fill(words.versus, text(period)), changeText(card.changes.slice(2 * place, 2 * place + 2))]),
    [words.remarks, card.remarks],
  ].filter(([, value]) => value !== "");
}

/** `+1,35 điểm phần trăm · ▲9`; one mark where both are the same. */
function changeText([value, rank]) {
  return Number.isNaN(numberOf(value)) && value === rank
    ? value : `${withUnit(value, ` ${words.unitOfChange}`)} · ${rank}`;
}

function factList(facts) {
  return element("dl", { class: "facts" }, ...facts.map(([name, value], place) =>
    element("div", { class: place < 2 ? "fact main" : "fact" },
      element("dt", {}, name), element("dd", {}, value))));
}

function headRow(...titles) {
  return element("thead", {}, element("tr", {},
    ...titles.map((title) => element("th", { scope: "col" }, title))));
}

function domainTable(domains) {
  const rows = domains.map(([name, maximum, median, points, percent, reason, rank]) =>
    element("tr", {},
      element("th", { scope: "row" }, name, bar(percent, median)),
      element("td", {}, maximum ? `${points} / ${maximum}` : points,
        reason ? element("small", {}, reason) : null),
      element("td", {}, percent),
      element("td", {}, median),
      element("td", {}, rank)));
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
  const values = history.map(([, , , value]) => numberOf(value));
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
      drawing("text", { x: x(place), y: y(value) - 9, "text-anchor": "middle" }, history[place][3]));
  });
  return drawing("svg", { class: "history", viewBox: "0 0 400 80", "aria-hidden": "true" },
    drawing("path", { d: path }), ...dots);
}

function historyTable(history) {
  return element("table", {}, headRow(words.period, words.value, words.rank),
    element("tbody", {}, ...history.map(([period, remarks, size, value, rank]) =>
      element("tr", {},
        element("th", { scope: "row" }, period, remarks ? element("small", {}, remarks) : null),
        element("td", {}, value), element("td", {}, rankText(rank, size))))));
}

function more(count) {
  return count > 0 ? [hint(fill(words.more, countText(count)))] : [];
}

const leadText = (lead) => (lead ? words.lead + isolated(lead) : words.noLead);

function lossList(losses, left, hasPoints) {
  if (losses.length === 0) return [hint(hasPoints ? words.noLosses : words.noPoints)];
  const rows = losses.map(([name, maximum, lead, lost, points, reason]) => element("tr", {},
    element("th", { scope: "row" }, name,
      element("small", {}, [leadText(lead), reason].filter(Boolean).join(" · "))),
    element("td", {}, element("strong", {}, lost)),
    element("td", {}, `${points} / ${maximum}`)));
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
      element("small", {}, [text(delay), leadText(text(lead)), text(unit) && isolated(text(unit))]
        .filter(Boolean).join(" · "))))),
    ...more(left),
  ];
}
