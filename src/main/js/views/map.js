import { geoArea, geoAzimuthalEqualArea, geoContains, geoGraticule10, geoPath } from "d3-geo";
import { feature, mesh } from "topojson-client";
import { place } from "./labels.js";
import { by, cellsOf, colourOf, described, list, surest } from "./model.js";
import { canvas, part, svg } from "./svg.js";

const CENTRE = [-70, -44];
/** Central Asia is always in sight. */
const REGION = { type: "MultiPoint", coordinates: [[47, 42], [50, 36], [52, 54], [70, 55], [86, 50], [82, 37], [66, 34]] };
/** A state that covers less than this, in pixels, is marked with a circle. */
const SMALL = 260;
const RADIUS = 7;
/** Of Russia, China and the like the middle is enough, lest all others shrink. In steradians. */
const LARGE = 0.1;

let world;

/** States that the rows speak of, shaded or marked. Where no state can be found for something, the summary names it. */
export function map(view, model, width, topology) {
  world ??= { states: feature(topology, topology.objects.states).features, borders: mesh(topology, topology.objects.states, (a, b) => a !== b) };
  const spoken = model.rows.flatMap((row) => cellsOf(row, view.state).filter((cell) => cell.id !== undefined).map((cell) => ({ ...row, cell })));
  const places = [...by(spoken, (row) => row.cell.key)].map(([, rows]) => ({ cell: rows[0].cell, rows, ...surest(rows), all: rows }));
  const shown = places.filter(({ cell }) => cell.p).map((each) => ({ ...each, shape: shapeOf(each.cell) }));
  const rest = places.filter(({ cell }) => !cell.p).map(({ cell }) => cell.t);
  if (!shown.length) return null;
  const height = Math.round(width * (width < 520 ? 0.95 : 0.66));
  const projection = projected(shown, width, height);
  const path = geoPath(projection).digits(1);
  const drawn = shown.map((each) => draw(each, model, path, projection));
  const marks = drawn.filter(({ mark }) => mark);
  const labels = place(drawn.map(({ each, at, mark }) => ({ texts: [each.cell.t + (each.certainty === "not" ? " ✕" : "")], x: at[0], y: at[1], radius: mark ? RADIUS : 2, centred: !mark })),
    marks.map(({ at }) => ({ x: at[0], y: at[1], radius: RADIUS })), width, height);
  return {
    svg: canvas(width, height, [
      svg("defs", {}, drawn.flatMap(({ pattern }) => pattern ?? [])),
      svg("rect", { class: "sea", width, height }),
      svg("path", { class: "graticule", d: path(geoGraticule10()) }),
      ...world.states.map((state) => svg("path", { class: state.properties.name === "Crimea" ? "land disputed" : "land", d: path(state) ?? "" },
        state.properties.name === "Crimea" ? svg("title", {}, "Crimea: whose it is, is a claim and not a line on this map") : [])),
      ...drawn.filter(({ area }) => area).map(({ area }) => area),
      svg("path", { class: "borders", d: path(world.borders) }),
      ...marks.map(({ mark }) => mark),
      ...labels,
    ]),
    summary: `${shown.length === 1 ? "One state is" : `${shown.length} states are`} shaded or marked: ${list(shown.map(({ cell }) => cell.t), 20)}.`
      + (rest.length ? ` Not on the map: ${list(rest)}.` : "") + " Borders: Natural Earth, simplified; they state nothing in this graph.",
  };
}

function shapeOf(cell) {
  const name = decodeURIComponent(cell.h ?? "").split("/").at(-1);
  return world.states.find((state) => state.properties.name.replace(/\W/g, "") === name) ?? world.states.find((state) => geoContains(state, cell.p));
}

function projected(shown, width, height) {
  const points = shown.map(({ cell, shape }) => (shape && geoArea(shape) < LARGE ? shape : { type: "Feature", geometry: { type: "Point", coordinates: cell.p } }));
  const collection = { type: "FeatureCollection", features: [...points, { type: "Feature", geometry: REGION }] };
  return geoAzimuthalEqualArea().rotate(CENTRE).clipAngle(150).precision(0.5).fitExtent([[34, 22], [width - 34, height - 22]], collection).clipExtent([[-4, -4], [width + 4, height + 4]]);
}

function draw(each, model, path, projection) {
  const colours = [...new Set(each.rows.map((row) => colourOf(model, row)))];
  const pattern = colours.length > 1 ? stripes(`stripes-${each.cell.id}`, colours) : undefined;
  const paint = { class: `state ${colours.length === 1 ? colours[0] : "many"} ${each.certainty}`, ...(pattern && { fill: `url(#stripes-${each.cell.id})` }) };
  const label = [each.cell.t, described(model, each.all)].filter(Boolean).join(": ");
  const at = projection(each.cell.p);
  const small = !each.shape || path.area(each.shape) < SMALL;
  return {
    each, at, pattern,
    area: small ? each.shape && svg("path", { ...paint, d: path(each.shape) }) : part(each.all, label, {}, svg("path", { ...paint, d: path(each.shape) })),
    mark: small ? part(each.all, label, {}, svg("circle", { ...paint, class: `mark-small ${paint.class}`, cx: at[0], cy: at[1], r: RADIUS })) : undefined,
  };
}

function stripes(id, colours) {
  const size = 5 * colours.length;
  return svg("pattern", { id, width: size, height: size, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    colours.map((colour, index) => svg("rect", { class: colour, x: index * 5, y: 0, width: 5, height: size })));
}
