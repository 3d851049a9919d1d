// Reading a query without parsing it: comments, texts and IRIs are told apart from what is left.
const TOKEN = /#[^\n]*|"""(?:\\.|[^\\])*?"""|'''(?:\\.|[^\\])*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|<[^<>"{}|^`\\\s]*>|_:[\w.-]+|([\p{L}][\p{L}\p{N}_.-]*)?:(?:[\p{L}\p{N}_:.%-]|\\.)*/gu;

/** Comments, strings and IRIs as [from, to]. */
export function opaque(text) {
  return [...text.matchAll(TOKEN)].filter((match) => /^[#"'<]/.test(match[0])).map((match) => [match.index, match.index + match[0].length]);
}

/** The text with blanks in place of comments, strings and IRIs: every place stays where it is. */
export function bare(text, strings = false) {
  return text.replace(TOKEN, (token) => (token[0] === "#" || (!strings && /^["'<]/.test(token)) ? token.replace(/[^\n]/g, " ") : token));
}

function declared(text) {
  return new Set([...bare(text, true).matchAll(/\bprefix\s+([\p{L}\p{N}_.-]*):/giu)].map((match) => match[1]));
}

function used(text) {
  const body = text.replace(/\bprefix\s+[\p{L}\p{N}_.-]*:/giu, (declaration) => " ".repeat(declaration.length));
  return new Set([...body.matchAll(TOKEN)].filter((match) => !/^[#"'<_]/.test(match[0])).map((match) => match[1] ?? ""));
}

/** Where and what to insert so that these prefixes, as far as they are known, are declared. */
export function declarations(text, names, prefixes) {
  const have = declared(text);
  const missing = [...names].filter((name) => !have.has(name) && prefixes[name]);
  const lines = missing.map((name) => `PREFIX ${name}: <${prefixes[name]}>\n`).join("");
  const last = [...bare(text, true).matchAll(/^[ \t]*(?:prefix|base)\b[^\n]*\n/gim)].at(-1);
  return { at: last ? last.index + last[0].length : 0, lines };
}

export function addMissing(text, prefixes) {
  const { at, lines } = declarations(text, used(text), prefixes);
  return { text: text.slice(0, at) + lines + text.slice(at), at, lines };
}

export const kindOf = (text) => /\b(select|ask|construct|describe)\b/i.exec(bare(text))?.[1].toLowerCase() ?? "select";
