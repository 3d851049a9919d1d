import { period, startOf, yearOf } from "./dates.js";
import { by, cellsOf, colourOf, described, list } from "./model.js";
import { canvas, fitted, part, svg, widthOf } from "./svg.js";

const BAR = 10;
const STEP = 15;
const HEAD = 26;
const NARROW = 620;
const DAY = 864e5;

/** Periods (from, until and not on) and events as they are dated, a lane for each thing; a line for the day asked about. */
export function timeline(view, model, width) {
  const dated = model.rows.map((row) => ({ ...row, span: spanOf(row, view), lane: cellsOf(row, view.lane).map((cell) => cell.t).join(", ") })).filter(({ span }) => span);
  if (!dated.length) return null;
  const asOf = model.asOf ? period(model.asOf).from : undefined;
  const [low, high] = domain(dated, [asOf, dated.some(({ span }) => span.until === undefined) ? period(model.snapshot).from : undefined]);
  const narrow = width < NARROW;
  const lanes = [...by(dated, (row) => row.lane)];
  const left = narrow ? 6 : Math.min(width * 0.42, Math.max(...lanes.map(([name]) => widthOf(name))) + 14);
  const x = (moment) => left + ((moment - low) / (high - low)) * (width - left - 12);
  let y = HEAD;
  const drawn = lanes.map(([name, rows]) => {
    const lane = drawLane(name, rows, { view, model, x, y, low, high, left, narrow, width });
    y = lane.bottom;
    return lane.group;
  });
  const height = y + (asOf === undefined ? 6 : 20);
  const missing = model.rows.length - dated.length;
  return {
    svg: canvas(width, height, [...axis(low, high, x, y, width), ...drawn, ...(asOf === undefined ? [] : marker(model.asOf, x(asOf), y, width))]),
    summary: `${dated.length === 1 ? "One row" : `${dated.length} rows`} from ${yearOf(Math.min(...dated.map(({ span }) => span.from ?? span.until)))} on${named(lanes)}.`
      + (view.until ? " A bar ends before the day that its until-column gives; an arrow means that no end, or no beginning, is stated." : "")
      + (missing ? ` ${missing === 1 ? "One row gives" : `${missing} rows give`} no date.` : ""),
  };
}

// Statements as lanes would make the summary as long as the table.
function named(lanes) {
  const names = lanes.map(([name]) => name);
  return names.length && names.every((name) => name.length > 0 && name.length < 40) ? `: ${list(names, 8)}` : "";
}

function spanOf(row, view) {
  const from = cellsOf(row, view.from).map((cell) => period(cell.t))[0];
  if (!view.until) return from ?? null;
  const until = cellsOf(row, view.until).map((cell) => period(cell.t))[0];
  return from || until ? { from: from?.from, until: until?.from } : null;
}

function domain(rows, days) {
  const ends = rows.flatMap(({ span }) => [span.from, span.until]).concat(days).filter((moment) => moment !== undefined);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const pad = Math.max((high - low) * 0.04, 40 * DAY);
  return [low - pad, high + pad];
}

function drawLane(name, rows, { view, model, x, y, low, high, left, narrow, width }) {
  const bars = [...by(rows, ({ span, group, certainty }) => [span.from, span.until, group, certainty].join())].map(([, same]) => ({ rows: same, span: same[0].span }))
    .sort((a, b) => (a.span.from ?? low) - (b.span.from ?? low));
  const top = y + (narrow ? 18 : 4);
  const ends = [];
  const shapes = bars.map((bar) => {
    const [from, until] = [x(bar.span.from ?? low), Math.max(x(bar.span.until ?? high), x(bar.span.from ?? low) + 2)];
    let level = ends.findIndex((end) => end <= from - 2);
    if (level < 0) level = ends.push(0) - 1;
    ends[level] = Math.max(until, from + BAR);
    return shape(bar, model, from, until, top + level * STEP);
  });
  const bottom = top + ends.length * STEP + 4;
  return {
    bottom,
    group: svg("g", {}, [
      svg("line", { class: "lane", x1: 0, x2: width, y1: bottom, y2: bottom }),
      svg("text", { class: "axis name", x: narrow ? left : left - 8, y: narrow ? y + 13 : top + BAR - 1, "text-anchor": narrow ? "start" : "end", "aria-hidden": "true" },
        [svg("title", {}, name), fitted(name, narrow ? width - 12 : left - 12)]),
      ...shapes,
    ]),
  };
}

function shape({ rows, span }, model, from, until, top) {
  const paint = `bar ${colourOf(model, rows[0])} ${rows[0].certainty}`;
  const label = [rows[0].lane, described(model, rows), words(span)].filter(Boolean).join(": ");
  const middle = top + BAR / 2;
  if (span.moment) {
    const centre = (from + until) / 2;
    return part(rows, label, {}, [
      svg("line", { class: `whisker ${paint}`, x1: from, x2: until, y1: middle, y2: middle }),
      svg("path", { class: paint, d: `M${centre},${top - 1}l6,6l-6,6l-6,-6z` }),
    ]);
  }
  return part(rows, label, {}, [
    svg("rect", { class: paint, x: from, y: top, width: Math.max(until - from, 3), height: BAR, rx: 2 }),
    span.until === undefined ? svg("path", { class: `arrow ${paint}`, d: `M${until + 2},${top}l6,${BAR / 2}l-6,${BAR / 2}z` }) : null,
    span.from === undefined ? svg("path", { class: `arrow ${paint}`, d: `M${from - 2},${top}l-6,${BAR / 2}l6,${BAR / 2}z` }) : null,
  ]);
}

const iso = (moment) => new Date(moment).toISOString().slice(0, 10);

function words(span) {
  if (span.moment && span.until - span.from <= DAY) return iso(span.from);
  return [span.from === undefined ? "" : `from ${iso(span.from)}`, span.until === undefined ? "" : `until ${iso(span.until)}`].filter(Boolean).join(" ");
}

function axis(low, high, x, bottom, width) {
  const years = yearOf(high) - yearOf(low);
  const step = [1, 2, 5, 10, 20, 50, 100].find((each) => (years / each) * 44 < width - x(low)) ?? 200;
  const ticks = [];
  for (let year = Math.ceil(yearOf(low) / step) * step; startOf(year) <= high; year += step) if (startOf(year) >= low) ticks.push(year);
  return ticks.flatMap((year) => [
    svg("line", { class: "grid", x1: x(startOf(year)), x2: x(startOf(year)), y1: HEAD - 8, y2: bottom }),
    svg("text", { class: "axis", x: x(startOf(year)), y: 12, "text-anchor": "middle", "aria-hidden": "true" }, String(year)),
  ]);
}

function marker(day, x, bottom, width) {
  const text = `as of ${day}`;
  const anchor = x + widthOf(text) / 2 > width ? "end" : x < widthOf(text) / 2 ? "start" : "middle";
  return [svg("line", { class: "as-of", x1: x, x2: x, y1: HEAD - 8, y2: bottom + 2 }), svg("text", { class: "axis day", x, y: bottom + 15, "text-anchor": anchor }, text)];
}
