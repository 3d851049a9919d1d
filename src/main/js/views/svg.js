const SVG = "http://www.w3.org/2000/svg";
const FONT = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', sans-serif";

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined && value !== null && value !== false) element.setAttribute(name, value);
  element.append(...[children].flat().filter((child) => child !== undefined && child !== null));
  return element;
}

export const svg = (name, attributes = {}, children = []) => fill(document.createElementNS(SVG, name), attributes, children);
export const html = (name, attributes = {}, children = []) => fill(document.createElement(name), attributes, children);

/** A drawing whose parts are reached with Tab once and then with the arrow keys. */
export function canvas(width, height, children) {
  return svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "group" }, children);
}

/** A part of a drawing that stands for rows: leads to the first of them in the table. */
export function part(rows, label, attributes, children) {
  const link = svg("a", { href: `#row-${rows[0].index + 1}`, "aria-label": label, tabindex: -1, ...attributes, class: `part ${attributes.class ?? ""}` },
    [svg("title", {}, label), ...[children].flat()]);
  link.dataset.rows = [...new Set(rows.map((row) => row.index))].join(" ");
  link.dataset.groups = JSON.stringify([...new Set(rows.map((row) => row.group ?? ""))]);
  return link;
}

const pen = document.createElement("canvas").getContext("2d");

export function widthOf(text, size = 12, weight = 400) {
  pen.font = `${weight} ${size}px ${FONT}`;
  return pen.measureText(text).width;
}

/** Cut short to fit. */
export function fitted(text, width, size = 12) {
  if (widthOf(text, size) <= width) return text;
  let end = text.length;
  while (end > 1 && widthOf(`${text.slice(0, end)}…`, size) > width) end -= 1;
  return `${text.slice(0, end).trimEnd()}…`;
}
