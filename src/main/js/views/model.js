// The rows as the server embeds them, made easy to draw: see steppe.gallery.Drawings.
const COLOURS = 8;
const NOT = ["denied", "negated", "deprecated"];
const OPEN = ["announced", "attributed"];

export const CERTAINTY = { said: "stated", open: "announced or attributed", not: "denied, negated or deprecated" };

export function read(data) {
  const group = data.views.map((view) => view.group?.[0]).find(Boolean);
  const cell = (value) => (typeof value === "number" ? { ...data.things[value], id: value, key: `#${value}` } : { t: value, key: value });
  const rows = data.rows.map((row, index) => {
    const values = {};
    for (const [name, value] of Object.entries(row)) if (name !== "") values[name] = cell(value);
    return { index, values, certainty: certainty(row[""]), marks: row[""], group: group ? values[group]?.key ?? "" : undefined };
  });
  return { ...data, rows, group, groups: groups(rows, group, data.headings[group]) };
}

function certainty(marks) {
  return marks.some((mark) => NOT.includes(mark)) ? "not" : marks.some((mark) => OPEN.includes(mark)) ? "open" : "said";
}

// The frequent groups get a colour each, in order of appearance; what is left shares the last one.
function groups(rows, name, heading) {
  const counts = new Map();
  for (const row of rows) counts.set(row.group, (counts.get(row.group) ?? 0) + 1);
  const coloured = counts.size <= COLOURS ? [...counts.keys()] : [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a)).slice(0, COLOURS - 1);
  const found = new Map();
  for (const row of rows) {
    if (found.has(row.group)) continue;
    const place = [...counts.keys()].filter((key) => coloured.includes(key)).indexOf(row.group);
    found.set(row.group, { colour: place < 0 ? "c0" : `c${place + 1}`, title: title(row.values[name]?.t, name, heading) });
  }
  return found;
}

function title(text, name, heading) {
  if (text === "true" || text === "false") return `${heading}: ${text === "true" ? "yes" : "no"}`;
  return text ?? (name ? "not stated" : "");
}

export const colourOf = (model, row) => model.groups.get(row.group).colour;
export const groupOf = (model, row) => model.groups.get(row.group).title;

export const cellsOf = (row, names = []) => names.map((name) => row.values[name]).filter(Boolean);

/** Rows by a key, in order of appearance. */
export function by(rows, key) {
  const found = new Map();
  for (const row of rows) {
    const value = key(row);
    if (!found.has(value)) found.set(value, []);
    found.get(value).push(row);
  }
  return found;
}

/** What is to be shown of something that several rows speak of: those of the greatest certainty. */
export function surest(rows) {
  const certainty = ["said", "open", "not"].find((each) => rows.some((row) => row.certainty === each));
  return { certainty, rows: rows.filter((row) => row.certainty === certainty) };
}

export function list(names, most = 12) {
  const unique = [...new Set(names)];
  const shown = unique.length > most ? [...unique.slice(0, most), `${unique.length - most} more`] : unique;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

export const described = (model, rows) => [...new Set(rows.map((row) => {
  const words = [groupOf(model, row), row.certainty === "said" ? "" : row.marks.filter((mark) => [...NOT, ...OPEN].includes(mark)).join(", ")];
  return words.filter(Boolean).join(", ");
}))].filter(Boolean).join("; ");
