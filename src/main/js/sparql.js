// The page of /sparql: an editor in place of the form's text box, and what can be done with an answer.
import { save } from "./views/download.js";
import { html } from "./views/svg.js";
import { editor } from "./sparql/editor.js";
import { addMissing, kindOf } from "./sparql/prefixes.js";
import { explanation, showPlan } from "./sparql/plan.js";
import { questionFile } from "./sparql/question.js";
import { show } from "./sparql/results.js";
import { ask, explain } from "./sparql/run.js";
import { LANGUAGES, snippet } from "./sparql/snippets.js";

const FORMATS = { select: ["json", "csv", "tsv", "xml"], graph: ["turtle", "nt", "json-ld", "xml"] };
const TITLES = { json: "JSON", csv: "CSV", tsv: "TSV", xml: "XML", turtle: "Turtle", nt: "N-Triples", "json-ld": "JSON-LD" };

const byId = (id) => document.getElementById(id);
const form = document.querySelector("form.sparql");
// The page says where everything is: the service may stand below a path of another host.
const places = { endpoint: form.action, explain: byId("explain").formAction, terms: form.dataset.terms, home: form.dataset.home };
const terms = fetch(places.terms).then((response) => response.json()).catch(() => ({ prefixes: {}, terms: [] }));
const view = editor(byId("query"), terms, run);
let running;
let explaining;
let known = { prefixes: {}, terms: [] };
terms.then((loaded) => { known = loaded; });

document.querySelector(".format").remove();
byId("along").hidden = false;
byId("language").append(...Object.keys(LANGUAGES).map((name) => html("option", {}, name)));
byId("language").addEventListener("change", refresh);
form.addEventListener("submit", (event) => { event.preventDefault(); run(); });
byId("cancel").addEventListener("click", () => running?.abort());
byId("copy").addEventListener("click", copy);
byId("explain").type = "button";
byId("explain").addEventListener("click", () => plan().then(() => byId("plan-title").focus()));
byId("question").addEventListener("submit", saveQuestion);
addEventListener("hashchange", load);
addEventListener("pagehide", () => running?.abort());
form.addEventListener("change", refresh);
view.onChange(refresh);
load();
refresh();

function graphs() {
  return [...form.querySelectorAll("[name=default-graph-uri]:checked")].map((box) => box.value);
}

// The address holds the query: #query=...&default-graph-uri=...
function load() {
  const given = new URLSearchParams(location.hash.slice(1));
  if (!given.has("query")) return;
  if (given.get("query") !== view.text()) view.setText(given.get("query"));
  for (const old of form.querySelectorAll(".graph")) old.remove();
  form.querySelector(".actions").before(...given.getAll("default-graph-uri").map((graph) => html("p", { class: "graph" },
    html("label", { class: "tick" }, [html("input", { type: "checkbox", name: "default-graph-uri", value: graph, checked: "" }), html("span", {}, `Answer from ${graph} only`)]))));
  refresh();
  if (!byId("plan").hidden) plan();
}

function parameters(more = {}) {
  const all = new URLSearchParams({ query: view.text() });
  graphs().forEach((graph) => all.append("default-graph-uri", graph));
  Object.entries(more).forEach(([name, value]) => all.append(name, value));
  return all;
}

function refresh() {
  const kind = kindOf(view.text());
  const formats = ["construct", "describe"].includes(kind) ? FORMATS.graph : FORMATS.select;
  byId("links").replaceChildren(html("a", { href: `${places.endpoint}#${parameters()}` }, "Link to this query"), " ",
    ...formats.flatMap((format) => [html("a", { href: `${places.endpoint}?${parameters({ format })}`, rel: "nofollow" }, TITLES[format]), " "]));
  byId("snippet").textContent = snippet(byId("language").value || "curl", { endpoint: places.endpoint, query: view.text(), graphs: graphs(), kind });
}

async function run() {
  running?.abort();
  view.setText(addMissing(view.text(), (await terms).prefixes).text);
  view.clear();
  history.replaceState(null, "", `#${parameters()}`);
  const mine = new AbortController();
  running = mine;
  const stop = started(performance.now());
  try {
    const answer = await ask(places.endpoint, parameters(), mine.signal);
    if (running !== mine) return;
    const seconds = stop();
    byId("result").hidden = false;
    byId("status").textContent = `${show(byId("table"), answer, known, places.home)} · ${seconds}`;
    if (isEmpty(answer)) plan();
  } catch (problem) {
    if (running !== mine) return;
    failed(problem, stop());
  } finally {
    if (running === mine) running = undefined;
  }
}

const isEmpty = ({ json, text }) => (json ? json.boolean === false || json.results?.bindings.length === 0 : !text.replace(/^\s*(@?prefix|#).*$/gim, "").trim());

function address(query) {
  const all = parameters();
  all.set("query", query);
  return `#${all}`;
}

async function plan() {
  explaining?.abort();
  const mine = new AbortController();
  explaining = mine;
  byId("plan").hidden = false;
  byId("steps").replaceChildren(html("p", { class: "quiet" }, "Looking …"));
  try {
    const found = await explanation(places.explain, parameters(), mine.signal);
    if (explaining === mine) showPlan(byId("steps"), found, address, (place) => view.go(place));
  } catch (problem) {
    if (explaining === mine) byId("steps").replaceChildren(html("p", {}, explain(problem).text));
  }
}

function started(start) {
  explaining?.abort();
  explaining = undefined;
  byId("plan").hidden = true;
  byId("error").replaceChildren();
  byId("result").hidden = true;
  byId("status").textContent = "Running …";
  byId("cancel").hidden = false;
  const seconds = () => `${((performance.now() - start) / 1000).toFixed(2)} s`;
  const tick = setInterval(() => { byId("clock").textContent = seconds(); }, 100);
  return () => {
    clearInterval(tick);
    byId("clock").textContent = "";
    byId("cancel").hidden = true;
    return seconds();
  };
}

function failed(problem, seconds) {
  if (problem.name === "AbortError") {
    byId("status").textContent = `Cancelled after ${seconds}.`;
    return;
  }
  byId("status").textContent = "";
  const { text, place } = explain(problem);
  const where = place && html("button", { type: "button", class: "plain" }, `Line ${place.line}, column ${place.column}`);
  where?.addEventListener("click", () => view.go(place));
  byId("error").replaceChildren(html("p", { class: "empty" }, [where, where ? " " : null, text]));
  if (place) view.mark(place, text);
  if (/prefix/i.test(text)) plan();
}

async function copy() {
  const button = byId("copy");
  try {
    await navigator.clipboard.writeText(byId("snippet").textContent);
    button.textContent = "Copied";
  } catch {
    getSelection().selectAllChildren(byId("snippet"));
    button.textContent = "Selected: copy with the keyboard";
  }
  setTimeout(() => { button.textContent = "Copy"; }, 3000);
}

function saveQuestion(event) {
  event.preventDefault();
  const { name, text } = questionFile(view.text(), Object.fromEntries(new FormData(event.target)));
  save(new Blob([text], { type: "application/sparql-query" }), `${name}.rq`);
}
