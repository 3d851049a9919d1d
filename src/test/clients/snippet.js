// Writes the program that the editor offers for a query. node snippet.js LANGUAGE ENDPOINT KIND GRAPH < QUERY
import { readFileSync } from "node:fs";
import { snippet } from "../../main/js/sparql/snippets.js";

const [language, endpoint, kind, graph] = process.argv.slice(2);
process.stdout.write(snippet(language, { endpoint, query: readFileSync(0, "utf8"), graphs: graph ? [graph] : [], kind }));
