import { expect, it } from "vitest";
import { rearranged } from "./rearranged";

const values = {
  value: "4",
  "evidence[0].url": "https://example.org/",
  "evidence[0].title": "A report",
  "evidence[1].file": "0c9d",
  "evidence[1].fileName": "Report.pdf",
  "evidence[1].fileSize": "1024",
  "evidence[1].title": "The same, as a file",
  "evidence[1].note": "Page 4",
};

it("one more row leaves everything that was typed as it is", () => {
  expect(rearranged({ ...values, intent: "add_row" })).toEqual({ ...values, "evidence[2].url": "" });
});

it("a row whose file is removed has none, and keeps what else was typed", () => {
  expect(rearranged({ ...values, intent: "remove_file:evidence[1]" })).toEqual({
    ...values,
    "evidence[1].file": "",
    "evidence[1].fileName": "",
    "evidence[1].fileSize": "",
  });
});

it("the buttons that save and submit rearrange nothing", () => {
  for (const intent of ["save", "submit", "", "remove_file:value"])
    expect(rearranged({ ...values, intent })).toBeNull();
});
