import { html } from "../views/svg.js";

const MOST = 1000;
const OURS = "https://w3id.org/steppe/";

/**
 * Shows an answer and returns what to say of it.
 * @param home where the pages of our own things begin, with a slash at the end
 */
export function show(place, { json, text }, { prefixes, terms }, home) {
  if (json?.boolean !== undefined) {
    place.replaceChildren(html("p", { class: "lede" }, json.boolean ? "Yes." : "No."));
    return json.boolean ? "Yes" : "No";
  }
  if (!json) {
    const lines = text.split("\n");
    place.replaceChildren(html("pre", { tabindex: 0, "aria-labelledby": "result-title" }, lines.slice(0, 4 * MOST).join("\n")));
    return lines.length > 4 * MOST ? `The first ${4 * MOST} of ${lines.length} lines` : `${lines.length} lines of Turtle`;
  }
  return table(place, json, { prefixes, home, labels: new Map(terms.map(([name, label]) => [name, label])) });
}

function table(place, { head, results: { bindings } }, { prefixes, home, labels }) {
  const names = Object.entries(prefixes).map(([name, iri]) => [iri, name]).sort((a, b) => b[0].length - a[0].length);
  const rows = bindings.slice(0, MOST);
  const count = `${bindings.length.toLocaleString("en")} ${bindings.length === 1 ? "row" : "rows"}`;
  if (!bindings.length) {
    place.replaceChildren(html("p", { class: "empty" }, "No rows: nothing in the graph matches all of the query."));
    return "No rows";
  }
  place.replaceChildren(html("div", { class: "scroll", role: "region", "aria-label": "Rows of the answer", tabindex: 0 }, html("table", {}, [
    html("thead", {}, html("tr", {}, head.vars.map((name) => html("th", { scope: "col" }, name)))),
    html("tbody", {}, rows.map((row) => html("tr", {}, head.vars.map((name) => cell(row[name], { names, labels, home }))))),
  ])));
  return bindings.length > MOST ? `${count}, the first ${MOST.toLocaleString("en")} of them shown` : count;
}

function cell(value, known) {
  if (!value) return html("td", { class: "none" }, "");
  if (value.type === "uri") return html("td", {}, link(value.value, known));
  if (value.type === "bnode") return html("td", { class: "none" }, `_:${value.value}`);
  const number = /#(integer|decimal|double|float|int|long|gYear)$/.test(value.datatype ?? "");
  return html("td", { class: number ? "number" : "text", lang: value["xml:lang"] || undefined, title: value.datatype && short(value.datatype, known.names) }, value.value);
}

function link(iri, { names, labels, home }) {
  const name = short(iri, names);
  const label = labels.get(name);
  const href = iri.startsWith(OURS) ? home + iri.slice(OURS.length) : /^https?:\/\//i.test(iri.trim()) ? iri.trim() : undefined;
  const rel = iri.startsWith(OURS) ? undefined : "noopener nofollow ugc";
  return [href ? html("a", { href, rel, title: iri }, name) : name, label ? html("span", { class: "quiet" }, ` ${label}`) : null];
}

function short(iri, names) {
  const found = names.find(([base]) => iri.startsWith(base));
  const local = found && iri.slice(found[0].length);
  return found && /^[\p{L}\p{N}_]?[\p{L}\p{N}_.-]*$/u.test(local) ? `${found[1]}:${local}` : `<${iri}>`;
}
