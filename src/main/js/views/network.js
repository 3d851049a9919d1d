import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
import { place } from "./labels.js";
import { by, cellsOf, colourOf, described, list, surest } from "./model.js";
import { canvas, part, svg, widthOf } from "./svg.js";

const TICKS = 320;
const MARGIN = 26;

/** Who is tied to whom. The forces are run to rest before anything is shown; nothing moves. */
export function network(view, model, width) {
  const ties = model.rows.flatMap((row) => cellsOf(row, view.from).flatMap((from) => cellsOf(row, view.to)
    .filter((to) => to.key !== from.key).map((to) => ({ ...row, from, to, label: cellsOf(row, view.label).map((cell) => cell.t).join(", ") }))));
  if (!ties.length) return null;
  const nodes = nodesOf(ties);
  const links = [...by(ties, (tie) => [tie.from.key, tie.to.key, tie.group, tie.certainty].join(" "))].map(([, rows]) => ({ rows, source: nodes.get(rows[0].from.key), target: nodes.get(rows[0].to.key) }));
  const all = [...nodes.values()];
  const height = Math.round(Math.min(width < 520 ? 620 : 560, 240 + all.length * (width < 520 ? 13 : 9)));
  settle(all, links, width, height);
  curve(links);
  const important = [...all].sort((a, b) => b.rows.length - a.rows.length);
  return {
    svg: canvas(width, height, [
      ...links.map((link) => edge(link, model)),
      ...all.map((node) => dot(node, model)),
      ...place(important.map((node) => ({ texts: [30, 20, 12].map((most) => shortened(node.cell, most)), x: node.x, y: node.y, radius: node.radius })), all.map(({ x, y, radius }) => ({ x, y, radius: radius + 1 })), width, height, links.flatMap(along)),
    ]),
    summary: `${links.length === 1 ? "One tie" : `${links.length} ties`} between ${list(important.map((node) => node.cell.t))}.`,
  };
}

// Organisations that go by their initials have them as their name in the graph.
function shortened({ t, h = "" }, most = 30) {
  const name = h.split("/").at(-1);
  if (/^[A-Z]{2,6}$/.test(name) && t.length > 12) return name;
  return t.length > most + 2 ? `${t.slice(0, most).trimEnd()}…` : t;
}

function nodesOf(ties) {
  const nodes = new Map();
  const add = (cell, tie, side) => {
    if (!nodes.has(cell.key)) nodes.set(cell.key, { cell, rows: [], sides: new Set() });
    nodes.get(cell.key).rows.push(tie);
    nodes.get(cell.key).sides.add(side);
  };
  ties.forEach((tie) => { add(tie.from, tie, "from"); add(tie.to, tie, "to"); });
  for (const node of nodes.values()) node.radius = Math.min(13, 5 + 1.6 * Math.sqrt(node.rows.length));
  return nodes;
}

function settle(nodes, links, width, height) {
  forceSimulation(nodes).stop()
    .force("link", forceLink(links).distance(80).strength(0.5))
    .force("charge", forceManyBody().strength(-260))
    .force("apart", forceCollide((node) => node.radius + 16))
    .force("x", forceX(0).strength(0.06 * Math.max(1, height / width)))
    .force("y", forceY(0).strength(0.06 * Math.max(1, width / height)))
    .tick(TICKS);
  const side = Math.min(120, Math.max(...nodes.map((node) => widthOf(shortened(node.cell)))) + 16, width / 4.5);
  stretch(nodes, "x", side, width - side);
  stretch(nodes, "y", MARGIN, height - MARGIN);
}

function stretch(nodes, axis, from, to) {
  const values = nodes.map((node) => node[axis]);
  const low = Math.min(...values);
  const span = Math.max(...values) - low;
  const most = span < 1 ? 0 : Math.min((to - from) / span, 2.2);
  const start = (from + to - span * most) / 2;
  for (const node of nodes) node[axis] = start + (node[axis] - low) * most;
}

// Several ties between the same two are drawn side by side.
function curve(links) {
  for (const [, same] of by(links, (link) => [link.source.index, link.target.index].sort().join())) {
    same.forEach((link, index) => { link.bend = (index - (same.length - 1) / 2) * 26 * (link.source.index < link.target.index ? 1 : -1); });
  }
}

function* steps() {
  for (let t = 0.05; t < 1; t += 0.05) yield t;
}

const along = ({ source, target }) => [...steps()].map((t) => [source.x + (target.x - source.x) * t, source.y + (target.y - source.y) * t]);

function edge({ source, target, rows, bend }, model) {
  const [dx, dy] = [target.x - source.x, target.y - source.y];
  const length = Math.hypot(dx, dy) || 1;
  const middle = [(source.x + target.x) / 2 - (dy / length) * bend, (source.y + target.y) / 2 + (dx / length) * bend];
  const end = towards(target, middle, target.radius + 3);
  const start = towards(source, middle, source.radius + 1);
  const angle = Math.atan2(end[1] - middle[1], end[0] - middle[0]);
  const head = [2.6, -2.6].map((turn) => [end[0] + 8 * Math.cos(angle + turn), end[1] + 8 * Math.sin(angle + turn)]);
  const d = `M${point(start)}Q${point(middle)} ${point(end)}`;
  const words = [...new Set(rows.map((row) => row.label))].filter(Boolean).join(", ");
  const label = `${source.cell.t} to ${target.cell.t}: ${[words, described(model, rows)].filter(Boolean).join("; ") || "tied"}`;
  return part(rows, label, { class: `tie ${colourOf(model, rows[0])} ${rows[0].certainty}` },
    [svg("path", { class: "reach", d }), svg("path", { class: "line", d }), svg("path", { class: "head", d: `M${point(head[0])}L${point(end)}L${point(head[1])}` })]);
}

function towards(node, [x, y], distance) {
  const length = Math.hypot(x - node.x, y - node.y) || 1;
  return [node.x + ((x - node.x) / length) * distance, node.y + ((y - node.y) / length) * distance];
}

const point = ([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`;

function dot(node, model) {
  const colours = new Set(node.rows.map((row) => colourOf(model, row)));
  const { certainty } = surest(node.rows);
  const paint = { class: `node ${colours.size === 1 && node.sides.has("from") ? [...colours][0] : "ink"} ${certainty}` };
  const { x, y, radius } = node;
  const shape = node.sides.has("from") ? svg("circle", { ...paint, cx: x.toFixed(1), cy: y.toFixed(1), r: radius.toFixed(1) })
    : svg("rect", { ...paint, x: (x - radius).toFixed(1), y: (y - radius).toFixed(1), width: (2 * radius).toFixed(1), height: (2 * radius).toFixed(1), rx: 3 });
  return part(node.rows, `${node.cell.t}: ${node.rows.length === 1 ? "one tie" : `${node.rows.length} ties`}`, {}, shape);
}
