// Follows links from a document to its author with Comunica. Nobody has registered w3id.org/steppe yet, so requests for
// the IRIs go to the service itself; all else is as it would be.
// node traverse.js ROOT
import { QueryEngine } from "@comunica/query-sparql-link-traversal";

const [root] = process.argv.slice(2);
const BASE = "https://w3id.org/steppe";
const asked = [];
const there = (input, init) => {
  const url = typeof input === "string" ? input : input.url;
  asked.push(url);
  if (!url.startsWith(BASE) && !url.startsWith(root)) return Promise.reject(new Error(`not followed in this test: ${url}`));
  return fetch(url.replace(BASE, root), init);
};

const bindings = await new QueryEngine().queryBindings(`
  PREFIX dcterms: <http://purl.org/dc/terms/>
  PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
  SELECT DISTINCT ?author ?definition WHERE {
    <${BASE}/document/different-truths-2025> dcterms:creator ?author .
    ?author skos:definition ?definition
  }`, { sources: [`${BASE}/document/different-truths-2025`], fetch: there, lenient: true });
for await (const row of bindings) console.log(`${row.get("author").value}\t${row.get("definition").value}`);
console.error(asked.join("\n"));
process.exit(0);
