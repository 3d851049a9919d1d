const MOST = 20_000_000;
const ACCEPT = "application/sparql-results+json, text/turtle;q=0.9";

/** The answer's type and text. An answer that breaks off is a failure and never a shorter answer. */
export async function ask(endpoint, parameters, signal) {
  const response = await fetch(endpoint, { method: "POST", headers: { Accept: ACCEPT }, body: parameters, signal });
  const type = (response.headers.get("Content-Type") ?? "").split(";")[0];
  if (!response.ok) throw Object.assign(new Error(await response.text()), { status: response.status, type });
  const text = await bounded(response);
  try {
    return type.endsWith("json") ? { type, json: JSON.parse(text) } : { type, text };
  } catch {
    throw Object.assign(new Error("The answer broke off: it is not complete, so it is not shown. It may have taken too long."), { own: true });
  }
}

async function bounded(response) {
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > MOST) {
      await reader.cancel();
      throw Object.assign(new Error("The answer is larger than 20 MB. Take it along as a file, or ask for less with LIMIT."), { own: true });
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** What went wrong, in short, and where in the query if the server says so. */
export function explain(problem) {
  if (problem.own) return { text: problem.message };
  if (!problem.status) return { text: "The server did not answer to the end. It may be out of reach, or have given the query up." };
  const { detail, line, column } = parsed(problem);
  const place = line ? { line, column: column ?? 1 } : placeIn(detail);
  const text = detail.replace(/^Not a SPARQL 1\.1 query\.\s*/, "").replace(/^Line:? \d+, col(?:umn)?:? \d+:\s*/i, "").replace(/\s*Was expecting[\s\S]*/, "")
    .replace(/ at line \d+, column \d+\.?/, "").replace(/^Encountered[\s\S]*/, unexpected).trim();
  return { text: text || `The server answered ${problem.status}.`, place };
}

// The parser names the token's kind and then its text: Encountered " "}" "} "".
function unexpected(message) {
  const token = /"([^"\s]+)\s?""?\s*$/.exec(message)?.[1];
  return message.includes("<EOF>") || !token ? "The query ends too early." : `Unexpected ${token}.`;
}

function parsed({ message, type }) {
  if (!type?.endsWith("json")) return { detail: message };
  try {
    const json = JSON.parse(message);
    return { detail: json.detail ?? json.title ?? message, line: json.line, column: json.column };
  } catch {
    return { detail: message };
  }
}

function placeIn(text) {
  const match = /line:?\s*(\d+),?\s*col(?:umn)?:?\s*(\d+)/i.exec(text);
  return match ? { line: Number(match[1]), column: Number(match[2]) } : undefined;
}
