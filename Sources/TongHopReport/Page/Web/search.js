// Finding names typed with or without diacritics.

const toneMarks = "\u0300\u0301\u0303\u0309\u0323";

/**
 * A text letter by letter: its plain letters in one string, beside each the mark that makes it
 * another letter (ă, â, ê, ô, ơ, ư, đ), and all tones with the letter they follow.
 */
function spelling(shown) {
  let plain = "";
  const shapes = [];
  const tones = [];
  for (const sign of shown.toLowerCase().normalize("NFD").replace(/\s+/g, " ")) {
    if (toneMarks.includes(sign)) {
      tones.push({ at: plain.length - 1, tone: sign });
    } else if (/\p{M}/u.test(sign)) {
      shapes[plain.length - 1] = sign;
    } else {
      shapes[plain.length] = sign === "đ" ? sign : "";
      plain += sign === "đ" ? "d" : sign;
    }
  }
  return { plain, shapes, tones };
}

/**
 * Is the query somewhere in the name? What is typed without a mark finds every letter; a mark that is
 * typed must be there. A tone may stand on another letter of the place found, as in Hòa and Hoà.
 */
function contains(name, query) {
  for (let at = name.plain.indexOf(query.plain); at >= 0;
    at = name.plain.indexOf(query.plain, at + 1)) {
    if (hasShapes(name, query, at) && hasTones(name, query, at)) return true;
  }
  return false;
}

function hasShapes(name, query, at) {
  return query.shapes.every((shape, place) => shape === "" || name.shapes[at + place] === shape);
}

function hasTones(name, query, at) {
  const end = at + query.plain.length;
  const there = name.tones.filter((tone) => tone.at >= at && tone.at < end);
  let next = 0;
  for (const { tone } of query.tones) {
    while (next < there.length && there[next].tone !== tone) next += 1;
    if (next === there.length) return false;
    next += 1;
  }
  return true;
}

const spellings = new Map();

/** Does a unit have the words in its name, or the code? */
function matches(unit, query) {
  if (query.plain === "") return true;
  if (unit.code.toLowerCase().includes(query.plain)) return true;
  const name = nameOf(unit);
  if (!spellings.has(name)) spellings.set(name, spelling(name));
  return contains(spellings.get(name), query);
}
