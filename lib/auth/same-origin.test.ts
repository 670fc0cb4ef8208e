import { describe, expect, it } from "vitest";
import { isFromOwnPage } from "@/lib/auth/same-origin";

const SITE = "https://tracker.example.org/";
const sent = (headers: Record<string, string>) => isFromOwnPage(new Headers(headers), SITE);

describe("a request comes from a page of ours", () => {
  it("when the browser says that both are of one origin", () => {
    expect(sent({ "sec-fetch-site": "same-origin", origin: "https://tracker.example.org" })).toBe(true);
  });

  it.each(["cross-site", "same-site", "none", ""])("not when the browser calls it %j", (site) => {
    expect(sent({ "sec-fetch-site": site, origin: "https://tracker.example.org" })).toBe(false);
  });

  it("when a browser that does not say so names our address as its origin", () => {
    expect(sent({ origin: "https://tracker.example.org" })).toBe(true);
  });

  it.each([
    "https://tracker.example.org.evil.example",
    "https://evil.example",
    "http://tracker.example.org",
    "https://tracker.example.org:8443",
    "null",
  ])("not with the origin %s", (origin) => {
    expect(sent({ origin })).toBe(false);
  });

  it("not when nothing says where it comes from", () => {
    expect(sent({})).toBe(false);
    expect(sent({ host: "tracker.example.org", referer: SITE })).toBe(false);
  });
});
