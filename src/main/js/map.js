// Makes map.json: Natural Earth's states (world-atlas, 1:50m), simplified, most of the detail kept in Central Asia.
// Crimea is cut out of the polygon that Natural Earth counts it to: whose it is, is a claim here and not a line on a map.
import { readFileSync } from "node:fs";
import { geoContains } from "d3-geo";
import { feature, quantize } from "topojson-client";
import { filter, filterAttachedWeight, presimplify, simplify } from "topojson-simplify";

const CRIMEA = [34.2, 45.2];
const DETAIL = { west: 44, east: 92, south: 33, north: 57, factor: 25 };
const WEIGHT = 0.12;
const SMALLEST_ISLAND = 0.9;

const inDetail = ([x, y]) => x > DETAIL.west && x < DETAIL.east && y > DETAIL.south && y < DETAIL.north;

function withoutAntarctica(geometries) {
  return geometries.filter((geometry) => geometry.properties.name !== "Antarctica");
}

function cutOut(topology, geometries, point, name) {
  const cut = [];
  for (const geometry of geometries) {
    if (geometry.type !== "MultiPolygon") continue;
    const polygons = feature(topology, geometry).geometry.coordinates;
    const index = polygons.findIndex((coordinates) => geoContains({ type: "Polygon", coordinates }, point));
    if (index >= 0) cut.push({ type: "Polygon", arcs: geometry.arcs.splice(index, 1)[0], properties: { name } });
  }
  if (cut.length !== 1) throw new Error(`${name} was found ${cut.length} times`);
  return cut[0];
}

export function map() {
  const topology = JSON.parse(readFileSync(new URL("node_modules/world-atlas/countries-50m.json", import.meta.url), "utf8"));
  const geometries = withoutAntarctica(topology.objects.countries.geometries);
  geometries.push(cutOut(topology, geometries, CRIMEA, "Crimea"));
  topology.objects = { states: { type: "GeometryCollection", geometries } };
  const weighted = presimplify(topology);
  weighted.arcs.forEach((arc) => arc.forEach((point) => { if (inDetail(point)) point[2] *= DETAIL.factor; }));
  const rings = filterAttachedWeight(weighted, SMALLEST_ISLAND);
  const small = quantize(simplify(filter(weighted, rings), WEIGHT), 4e3);
  for (const geometry of small.objects.states.geometries) delete geometry.id;
  small.objects.states.geometries = small.objects.states.geometries.filter((geometry) => geometry.arcs?.length);
  return JSON.stringify(small);
}
