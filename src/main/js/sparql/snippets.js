// Programs that ask the query and run as they stand.
export const LANGUAGES = { curl, Python: python, R: r, Java: java, JavaScript: javascript };

export const snippet = (language, asked) => LANGUAGES[language]({ ...asked, query: asked.query.trim(), graph: ["construct", "describe"].includes(asked.kind), ask: asked.kind === "ask" });

const shell = (text) => `'${text.replaceAll("'", "'\\''")}'`;

function curl({ endpoint, query, graphs, graph, ask }) {
  let end = "SPARQL";
  while (query.split("\n").includes(end)) end += "_";
  const accept = graph ? "text/turtle" : ask ? "application/sparql-results+json" : "text/csv";
  const limits = graphs.map((each) => `  --data-urlencode ${shell(`default-graph-uri=${each}`)} \\\n`).join("");
  return `curl -sS ${shell(endpoint)} -H 'Accept: ${accept}' \\\n${limits}  --data-urlencode query@- <<'${end}'\n${query}\n${end}\n`;
}

const pythonText = (text) => (/"""|\\|"$/.test(text) ? JSON.stringify(text) : `"""\n${text}\n"""`);

function python({ endpoint, query, graphs, graph, ask }) {
  const format = graph ? "TURTLE" : "JSON";
  const limits = graphs.map((each) => `sparql.addDefaultGraph(${JSON.stringify(each)})\n`).join("");
  const use = graph ? 'print(sparql.query().convert().decode("utf-8"))\n' : ask ? 'print(sparql.query().convert()["boolean"])\n'
    : 'for row in sparql.query().convert()["results"]["bindings"]:\n    print({name: term["value"] for name, term in row.items()})\n';
  return `# pip install SPARQLWrapper\nfrom SPARQLWrapper import ${format}, SPARQLWrapper\n\nsparql = SPARQLWrapper(${JSON.stringify(endpoint)})\nsparql.setMethod("POST")\nsparql.setReturnFormat(${format})\n${limits}sparql.setQuery(${pythonText(query)})\n${use}`;
}

function r({ endpoint, query, graphs, graph, ask }) {
  let dashes = "-";
  while (query.includes(`)${dashes}"`)) dashes += "-";
  const format = graph ? "turtle" : ask ? "json" : "csv";
  const limits = graphs.map((each) => `,\n  "&default-graph-uri=", URLencode(${JSON.stringify(each)}, reserved = TRUE)`).join("");
  return `# R 4.0 or newer; no packages needed\nquery <- r"${dashes}(\n${query}\n)${dashes}"\naddress <- paste0(\n  ${JSON.stringify(endpoint)}, "?format=${format}&query=", URLencode(query, reserved = TRUE)${limits}\n)\n`
    + (format === "csv" ? 'answer <- read.csv(address, encoding = "UTF-8")\nprint(answer)\n' : 'writeLines(readLines(address, encoding = "UTF-8", warn = FALSE))\n');
}

function java({ endpoint, query, graphs, graph, ask }) {
  const block = query.replaceAll("\\", "\\\\").replaceAll('"""', '\\"""').split("\n").map((line) => `            ${line}`).join("\n");
  const accept = graph ? "text/turtle" : ask ? "application/sparql-results+json" : "text/csv";
  const limits = graphs.map((each) => `\n            + "&default-graph-uri=" + URLEncoder.encode(${JSON.stringify(each)}, StandardCharsets.UTF_8)`).join("");
  return `// Java 17 or newer: java Ask.java
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

public class Ask {
    public static void main(String[] args) throws Exception {
        String query = """
${block}
            """;
        String form = "query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)${limits};
        HttpRequest request = HttpRequest.newBuilder(URI.create(${JSON.stringify(endpoint)}))
            .header("Accept", "${accept}")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)).build();
        System.out.print(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
}
`;
}

function javascript({ endpoint, query, graphs, graph, ask }) {
  const text = query.replace(/[\\`]|\$\{/g, (match) => `\\${match}`);
  const accept = graph ? "text/turtle" : "application/sparql-results+json";
  const limits = graphs.map((each) => `form.append("default-graph-uri", ${JSON.stringify(each)});\n`).join("");
  const use = graph ? "console.log(await response.text());\n" : ask ? "console.log((await response.json()).boolean);\n" : "const { results } = await response.json();\nconsole.table(results.bindings.map((row) => Object.fromEntries(Object.entries(row).map(([name, term]) => [name, term.value]))));\n";
  return `// Node 18 or newer: node ask.mjs\nconst query = \`\n${text}\n\`;\nconst form = new URLSearchParams({ query });\n${limits}const response = await fetch(${JSON.stringify(endpoint)}, { method: "POST", headers: { Accept: "${accept}" }, body: form });\nif (!response.ok) throw new Error(await response.text());\n${use}`;
}
