import { by, cellsOf, colourOf, described, groupOf } from "./model.js";
import { canvas, fitted, part, svg, widthOf } from "./svg.js";

const BAR = 16;
const NARROW = 620;
const compact = new Intl.NumberFormat("en", { notation: "compact", compactDisplay: "long", maximumSignificantDigits: 4 });

/** A bar for each figure, one scale for each unit, all from zero. */
export function chart(view, model, width) {
  const figures = model.rows.map((row) => ({ ...row, value: Number(cellsOf(row, view.value)[0]?.t), unit: cellsOf(row, view.unit)[0]?.t ?? "", label: labelOf(row, view), bound: cellsOf(row, view.bound)[0]?.t }))
    .filter((row) => cellsOf(row, view.value).length && Number.isFinite(row.value));
  if (!figures.length) return null;
  const panels = [...by(figures, (figure) => figure.unit)];
  const left = width < NARROW ? 2 : Math.min(width * 0.45, Math.max(...figures.map((figure) => widthOf(figure.label))) + 12);
  let y = 0;
  const drawn = panels.flatMap(([unit, rows]) => {
    const panel = drawPanel(unit, rows, model, { width, left, top: y });
    y = panel.bottom;
    return panel.parts;
  });
  const missing = model.rows.length - figures.length;
  return {
    svg: canvas(width, y, drawn),
    summary: `${figures.length === 1 ? "One figure" : `${figures.length} figures`}${panels.length > 1 ? ` in ${panels.length} units, each with a scale of its own` : ""}; bars begin at zero.`
      + (missing ? ` ${missing === 1 ? "One row gives" : `${missing} rows give`} no figure.` : ""),
  };
}

const labelOf = (row, view) => [...new Set(cellsOf(row, view.label).map((cell) => cell.t))].join(", ");

// Equal labels and values from several documents are one bar.
function drawPanel(unit, rows, model, { width, left, top }) {
  const narrow = width < NARROW;
  const bars = [...by(rows, (row) => [row.label, row.value, row.group, row.certainty, row.bound].join("\n")).values()];
  const said = (bar) => `${bar[0].bound ? `${bar[0].bound.toLowerCase()} ` : ""}${compact.format(bar[0].value)}`;
  const right = Math.max(...bars.map((bar) => widthOf(said(bar)))) + 10;
  const [low, high] = [Math.min(0, ...bars.map((bar) => bar[0].value)), Math.max(0, ...bars.map((bar) => bar[0].value))];
  const x = (value) => left + ((value - low) / (high - low || 1)) * (width - left - right);
  const head = unit ? 24 : 6;
  const row = narrow ? BAR + 22 : BAR + 8;
  const parts = bars.map((bar, index) => {
    const y = top + head + index * row + (narrow ? 16 : 0);
    const { label, value, certainty } = bar[0];
    const [from, to] = [x(Math.min(0, value)), x(Math.max(0, value))];
    return svg("g", {}, [
      svg("text", { class: "axis name", x: narrow ? left : left - 8, y: narrow ? y - 4 : y + 12, "text-anchor": narrow ? "start" : "end", "aria-hidden": "true" }, [svg("title", {}, label), fitted(label, narrow ? width - 4 : left - 10)]),
      part(bar, `${[label, groupOf(model, bar[0])].filter(Boolean).join(", ")}: ${said(bar)} ${unit}${described(model, bar) && certainty !== "said" ? ` (${described(model, bar)})` : ""}`, {},
        svg("rect", { class: `bar ${colourOf(model, bar[0])} ${certainty}`, x: from, y, width: Math.max(to - from, 1.5), height: BAR, rx: 2 })),
      svg("text", { class: "axis value", x: to + 6, y: y + 12, "aria-hidden": "true" }, said(bar)),
    ]);
  });
  const bottom = top + head + bars.length * row;
  return { bottom: bottom + 10, parts: [unit ? svg("text", { class: "axis unit", x: 2, y: top + 14 }, unit) : null, svg("line", { class: "zero", x1: x(0), x2: x(0), y1: top + head - 2, y2: bottom }), ...parts] };
}
