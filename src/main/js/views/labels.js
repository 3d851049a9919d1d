import { svg, widthOf } from "./svg.js";

const SIZE = 12;
const HEIGHT = 15;

const overlap = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

/** Where a label could stand around a point: on it if there is room for it, else beside, above or below. */
function candidates({ x, y, radius, centred }, w) {
  const gap = radius + 3;
  const around = [[x + gap, y - HEIGHT / 2], [x - gap - w, y - HEIGHT / 2], [x - w / 2, y - gap - HEIGHT], [x - w / 2, y + gap],
    [x + gap * 0.7, y - gap - HEIGHT * 0.6], [x - w - gap * 0.7, y - gap - HEIGHT * 0.6], [x + gap * 0.7, y + gap * 0.5], [x - w - gap * 0.7, y + gap * 0.5]];
  return centred ? [[x - w / 2, y - HEIGHT / 2], ...around] : around;
}

function boxes(label, text) {
  const w = widthOf(text, SIZE, 600) + 2;
  return candidates(label, w).map(([x, y]) => ({ x, y, w, h: HEIGHT, text }));
}

/**
 * Labels that collide neither with each other nor with what is drawn; what finds no room is left out (its title stays).
 * Important ones come first; a label may bring shorter forms of itself. Lines, given as points along them, are avoided where possible.
 */
export function place(wanted, obstacles, width, height, lines = []) {
  const taken = obstacles.map(({ x, y, radius }) => ({ x: x - radius, y: y - radius, w: 2 * radius, h: 2 * radius }));
  const placed = [];
  const fits = (box) => box.x >= 0 && box.y >= 0 && box.x + box.w <= width && box.y + HEIGHT <= height && !taken.some((other) => overlap(box, other));
  const crossed = (box) => lines.filter(([x, y]) => x > box.x && x < box.x + box.w && y > box.y && y < box.y + HEIGHT).length;
  for (const label of wanted) {
    const free = label.texts.map((text) => boxes(label, text).filter(fits)).find((some) => some.length);
    if (!free) continue;
    const box = lines.length ? free.map((each) => [crossed(each), each]).sort((a, b) => a[0] - b[0])[0][1] : free[0];
    taken.push(box);
    placed.push(svg("text", { class: "label", x: (box.x + 1).toFixed(1), y: (box.y + HEIGHT - 4).toFixed(1), "aria-hidden": "true" }, box.text));
  }
  return placed;
}
