// Asks each saved question of a SPARQL endpoint with Comunica and writes the answers as SPARQL 1.1 Query Results JSON.
// node questions.js ENDPOINT QUERIES ANSWERS
import { readFile, readdir, writeFile } from "node:fs/promises";
import { QueryEngine } from "@comunica/query-sparql";

const [endpoint, queries, answers] = process.argv.slice(2);
const engine = new QueryEngine();

function json(term) {
  if (term.termType === "NamedNode") return { type: "uri", value: term.value };
  if (term.termType === "BlankNode") return { type: "bnode", value: term.value };
  return term.language ? { type: "literal", value: term.value, "xml:lang": term.language } : { type: "literal", value: term.value, datatype: term.datatype.value };
}

for (const file of (await readdir(queries)).filter((name) => name.endsWith(".rq")).sort()) {
  const query = await readFile(`${queries}/${file}`, "utf8");
  const rows = await (await engine.queryBindings(query, { sources: [{ type: "sparql", value: endpoint }] })).toArray();
  const bindings = rows.map((row) => Object.fromEntries([...row].map(([variable, term]) => [variable.value, json(term)])));
  const vars = [...new Set(bindings.flatMap(Object.keys))];
  await writeFile(`${answers}/${file.replace(/\.rq$/, ".srj")}`, JSON.stringify({ head: { vars }, results: { bindings } }));
}
