// Well-known text as GeoJSON. Source: OGC 06-103r4, section 7; GeoSPARQL, section 8.5.1.

const TYPES = {
  POINT: "Point",
  LINESTRING: "LineString",
  POLYGON: "Polygon",
  MULTIPOINT: "MultiPoint",
  MULTILINESTRING: "MultiLineString",
  MULTIPOLYGON: "MultiPolygon",
};
const LONGEST = 200_000; // characters; longer outlines cannot be seen on a small map anyway
const TEXT = /^\s*(?:<([^>]*)>\s*)?([A-Z]+?)\s*(?:ZM?|M)?\s*(\([-\d.,()eE+\s]*\))\s*$/i; // heights and measures may follow
const NUMBERS = /([-+\d.eE]+)\s+([-+\d.eE]+)(?:\s+[-+\d.eE]+){0,2}/g;
const LATITUDE_FIRST = /EPSG(?:\/0\/|::?)4326$/; // the order of the axes that the register has for it

// Read *text* in longitude and latitude; nothing where it is none or of another reference system.
export function read(text) {
  const found = text.length < LONGEST && text.match(TEXT);
  const type = found && TYPES[found[2].toUpperCase()];
  const system = (found && found[1]) ?? "CRS84";
  const turned = LATITUDE_FIRST.test(system);
  if (!type || !(turned || system.endsWith("CRS84"))) return null;
  const pair = (_, first, second) => JSON.stringify([first, second].map(Number)[turned ? "reverse" : "slice"]());
  try {
    const pairs = found[3].replace(NUMBERS, pair);
    return geometry(type, JSON.parse(pairs.replaceAll("(", "[").replaceAll(")", "]")));
  } catch {
    return null;
  }
}

// Make a geometry, nothing where it is nowhere on the earth.
export function geometry(type, all) {
  const coordinates = type === "Point" ? all[0] : type === "MultiPoint" ? all.map(unbracketed) : all;
  const inside = coordinates.flat(Infinity).every((number, place) => Number.isFinite(number) && Math.abs(number) <= (place % 2 ? 90 : 180));
  return inside && coordinates.length ? { type, coordinates } : null;
}

function unbracketed(point) {
  return point.length === 1 ? point[0] : point;
}
