import { pickedCompletion } from "@codemirror/autocomplete";
import { declarations, opaque } from "./prefixes.js";

const MOST = 60;
const KEYWORDS = ("SELECT DISTINCT REDUCED CONSTRUCT DESCRIBE ASK WHERE FROM NAMED PREFIX BASE OPTIONAL UNION MINUS GRAPH FILTER BIND VALUES UNDEF EXISTS NOT IN AS "
  + "GROUP BY HAVING ORDER ASC DESC LIMIT OFFSET COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT SEPARATOR BOUND IF COALESCE STR LANG LANGMATCHES DATATYPE IRI CONCAT "
  + "STRLEN SUBSTR UCASE LCASE CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER REPLACE REGEX YEAR MONTH DAY ABS ROUND isIRI isLiteral isBlank isNumeric").split(" ");
const TYPES = { class: "class", property: "property", concept: "enum", document: "text", thing: "constant", prefix: "namespace" };

/** Completion from the graph's own terms: by their name or by a word of their label. */
export function completions(loading) {
  let known = { prefixes: {}, terms: [] };
  loading.then((terms) => { known = terms; });
  return (context) => {
    const text = context.state.doc.toString();
    if (opaque(text).some(([from, to]) => from < context.pos && context.pos < to)) return null;
    const variable = context.matchBefore(/[?$]\w*/);
    if (variable) return { from: variable.from, options: variables(text, variable), validFor: /^[?$]\w*$/ };
    const declaration = context.matchBefore(/\bprefix\s+[\w-]*/i);
    if (declaration) return { from: context.pos - /[\w-]*$/.exec(declaration.text)[0].length, options: prefixOptions(known), validFor: /^[\w-]*$/ };
    const word = context.matchBefore(/[\p{L}\p{N}_-]*:?[\p{L}\p{N}_.-]*/u);
    if (!context.explicit && (!word || word.from === word.to)) return null;
    return { from: word?.from ?? context.pos, options: found(word?.text ?? "", known), filter: false };
  };
}

function variables(text, here) {
  const names = new Set([...text.matchAll(/[?$]\w+/g)].filter((match) => match.index !== here.from).map((match) => match[0]));
  return [...names].map((label) => ({ label, type: "variable" }));
}

const prefixOptions = ({ prefixes }) => Object.entries(prefixes).map(([name, iri]) => ({ label: `${name}:`, apply: `${name}: <${iri}>`, detail: iri, type: TYPES.prefix }));

function found(typed, known) {
  const word = typed.toLowerCase();
  const ranked = [];
  for (const [name, label, kind] of known.terms) {
    const rank = name.startsWith(typed) ? 0 : rankOf(word, name.toLowerCase(), label.toLowerCase());
    if (rank !== null) ranked.push([rank, { label: name, detail: label, type: TYPES[kind], apply: (view, option, from, to) => insert(view, option, from, to, known.prefixes) }]);
  }
  if (word && !word.includes(":")) {
    for (const keyword of KEYWORDS) if (keyword.toLowerCase().startsWith(word)) ranked.push([0, { label: keyword, type: "keyword" }]);
  }
  return ranked.sort((a, b) => a[0] - b[0] || a[1].label.length - b[1].label.length).slice(0, MOST).map(([, option]) => option);
}

function rankOf(word, name, label) {
  if (name.startsWith(word)) return 1;
  const local = name.slice(name.indexOf(":") + 1);
  const [prefix, part] = word.includes(":") ? word.split(":") : ["", word];
  if (word.includes(":") && !name.startsWith(`${prefix}:`)) return null;
  if (local.startsWith(part)) return 2;
  if (part.length > 1 && label.split(/\s+/).some((each) => each.startsWith(part))) return 3;
  return part.length > 2 && (local.includes(part) || label.includes(part)) ? 4 : null;
}

/** The term, and its prefix at the top if it is not declared. */
function insert(view, option, from, to, prefixes) {
  const { at, lines } = option.label.startsWith("<") ? { lines: "" } : declarations(view.state.doc.toString(), [option.label.split(":")[0]], prefixes);
  view.dispatch({
    changes: [...(lines ? [{ from: at, insert: lines }] : []), { from, to, insert: option.label }],
    selection: { anchor: from + option.label.length + lines.length },
    annotations: pickedCompletion.of(option),
    userEvent: "input.complete",
  });
}
