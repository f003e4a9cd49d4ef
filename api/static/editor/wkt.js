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

// Read *text* in longitude and latitude; nothing where it is none or of another reference system.
export function read(text) {
  const found = text.length < LONGEST && text.match(/^\s*(?:<[^>]*CRS84>\s*)?([A-Z]+)\s*(\([-\d.,()eE+\s]*\))\s*$/i);
  const type = found && TYPES[found[1].toUpperCase()];
  if (!type) return null;
  const pairs = found[2].replace(/([-+\d.eE]+)\s+([-+\d.eE]+)/g, "[$1,$2]");
  try {
    const coordinates = JSON.parse(pairs.replaceAll("(", "[").replaceAll(")", "]"));
    return { type, coordinates: type === "Point" ? coordinates[0] : coordinates };
  } catch {
    return null;
  }
}
