import { expect, it } from "vitest";
import { AREAS } from "@/lib/areas/constants";
import { type DeliveryRow, prepareDeliveryByArea } from "./prepare-delivery-by-area";

const integration: DeliveryRow = {
  area: "integration",
  completed: 4,
  in_progress: 3,
  not_started: 2,
  not_assessed: 1,
  discontinued: 5,
  set_aside: 2,
};

it("every area has its bar, in the fixed order, whatever the order of the rows", () => {
  const { rows } = prepareDeliveryByArea([integration, { ...integration, area: "civilian_oversight" }]);
  expect(rows.map((row) => row.area)).toEqual(AREAS);
});

it("an area without milestones has zeros, not a gap", () => {
  const { rows } = prepareDeliveryByArea([integration]);
  expect(rows[0]).toMatchObject({ area: "civilian_oversight", completed: 0, discontinued: 0, total: 0 });
});

it("totals count every milestone once", () => {
  const { totals } = prepareDeliveryByArea([
    integration,
    { ...integration, area: "rule_of_law", completed: 6 },
  ]);
  expect(totals).toEqual({
    completed: 10,
    in_progress: 6,
    not_started: 4,
    not_assessed: 2,
    discontinued: 10,
    set_aside: 4,
    total: 36,
  });
});
