import { bare } from "./prefixes.js";

const TYPES = [["iri", /^(<|[\p{L}\p{N}_.-]*:)/u], ["date", /\^\^(xsd:date|<http:\/\/www\.w3\.org\/2001\/XMLSchema#date>)$/], ["integer", /^[+-]?\d+$/], ["decimal", /^[+-]?\d*\.\d+$/]];

/** A saved question: the decorators that queries/*.rq have, and then the query as it is. */
export function questionFile(query, { title, sentence, theme }) {
  const parameters = blocks(query);
  const lines = [`title: ${JSON.stringify(title)}`, `sentence: ${JSON.stringify(sentence)}`, `theme: ${JSON.stringify(theme)}`];
  if (parameters.length) lines.push("parameters:", ...parameters.map(({ name, type, multiple }) => `  ${name}: {label: ${JSON.stringify(words(name))}, type: ${type}${multiple ? ", multiple: true" : ""}}`));
  lines.push("views: [table]");
  const name = title.toLowerCase().normalize("NFD").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "question";
  return { name, text: `${lines.map((line) => `#+ ${line}\n`).join("")}${query.trim()}\n` };
}

// VALUES ?x { ... } with one variable is a parameter; its rows are the default.
function blocks(query) {
  const found = new Map();
  for (const match of bare(query).matchAll(/\bvalues\s+[?$](\w+)\s*\{([^{}]*)\}/gi)) {
    const rows = query.slice(match.index + match[0].indexOf("{") + 1, match.index + match[0].length - 1);
    const values = rows.match(/"(?:\\.|[^"\\])*"(?:\^\^\S+|@[\w-]+)?|'(?:\\.|[^'\\])*'(?:\^\^\S+|@[\w-]+)?|<[^>]*>|[^\s<"']+/g) ?? [];
    const type = TYPES.find(([, pattern]) => values.length && values.every((value) => pattern.test(value)))?.[0] ?? "string";
    found.set(match[1], { name: match[1], type, multiple: values.length > 1 });
  }
  return [...found.values()];
}

const words = (name) => name.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").replaceAll("_", " ").toLowerCase();
