import { html } from "../views/svg.js";

/** What the server says of a query: its plan, names to look at, where its matches end. */
export async function explanation(address, parameters, signal) {
  const response = await fetch(address, { method: "POST", headers: { Accept: "application/json" }, body: parameters, signal });
  const json = await response.json();
  if (!response.ok) throw Object.assign(new Error(json.detail ?? `The server answered ${response.status}.`), { own: true });
  return json;
}

/** @param address the address of the page with another query in the editor */
export function showPlan(place, { asks, steps, then, mistakes, emptiness }, address, go) {
  place.replaceChildren(...[
    mistakes.length ? html("ul", { class: "mistakes" }, mistakes.map((mistake) => html("li", {}, line(mistake, address, go)))) : null,
    html("p", { class: "lede" }, asks),
    steps.length ? list(steps, emptiness.step) : null,
    then.length ? html("p", {}, `Then: ${then.join("; ")}.`) : null,
    html("p", { class: emptiness.state === "nothing" ? "empty" : "note" }, emptiness.words),
  ].filter(Boolean));
}

function line({ line: row, column, words, suggestion, mended }, address, go) {
  const where = html("button", { type: "button", class: "plain" }, `Line ${row}, column ${column}`);
  where.addEventListener("click", () => go({ line: row, column }));
  return [where, ` ${words} `, mended ? html("a", { href: address(mended) }, ["Use ", html("code", {}, suggestion)]) : null];
}

function list(steps, empty) {
  return html("ol", { class: "plan" }, steps.map((step) => html("li", { class: step.number === empty ? "nothing" : undefined }, [
    step.words,
    step.count === undefined ? null : html("span", { class: "quiet" }, ` (${step.more ? "more than " : ""}${step.count.toLocaleString("en")})`),
    step.number === empty ? html("strong", {}, " Nothing is left after this.") : null,
    step.alone ? html("em", {}, " It shares nothing with the steps before: all is combined with all.") : null,
    ...(step.pattern ? [html("br"), html("code", {}, step.pattern)] : []),
    step.steps.length ? list(step.steps, empty) : null,
  ])));
}
