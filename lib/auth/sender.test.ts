import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressOf, clientOf, senderOf } from "@/lib/auth/sender";

const headers = (forwarded: string | null, agent: string | null = null) =>
  new Headers({
    ...(forwarded === null ? {} : { "x-forwarded-for": forwarded }),
    ...(agent === null ? {} : { "user-agent": agent }),
  });

describe("the address that a request came from", () => {
  it.each([
    ["203.0.113.9", "203.0.113.9"],
    ["198.51.100.1, 203.0.113.9", "203.0.113.9"],
    ["2001:db8::7", "2001:db8::7"],
    ["::ffff:203.0.113.9", "203.0.113.9"],
    ["::1", "::1"],
  ])("is the last that a proxy has added: %s", (forwarded, address) => {
    expect(senderOf(headers(forwarded)).address).toBe(address);
  });

  it.each([null, "", " , ", "unknown", "tracker.example.org", "203.0.113.9:4711", "'; drop table"])(
    "is not known where none stands: %j",
    (forwarded) => {
      expect(senderOf(headers(forwarded)).address).toBeNull();
    },
  );

  it("is counted by as it stands, even where it is none", () => {
    expect([addressOf("10.0.0.1, elsewhere"), addressOf(null)]).toEqual(["elsewhere", "unknown"]);
  });
});

const CHROME =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36";

describe("the kind of program that sent it", () => {
  it.each([
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0",
      "Firefox 132 · Windows",
    ],
    [CHROME, "Chrome 143 · Linux"],
    [CHROME.replace("Chrome", "HeadlessChrome"), "Chrome 143 · Linux"],
    [`${CHROME.replace("X11; Linux x86_64", "Windows NT 10.0")} Edg/143.0.0.0`, "Edge 143 · Windows"],
    [`${CHROME} OPR/120.0.0.0`, "Opera 120 · Linux"],
    [
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15",
      "Safari 26 · macOS",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1",
      "Safari 26 · iOS",
    ],
    ["Mozilla/5.0 (Android 15; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0", "Firefox 132 · Android"],
    ["curl/8.5.0", "curl 8"],
    ["node", "node"],
    ["Mozilla/5.0 (compatible; Something; Linux)", "Linux"],
  ])("is told shortly: %s", (agent, client) => {
    expect(clientOf(agent)).toBe(client);
  });

  it.each([null, "", "  ", "(", "\u0000\u0007", "<script>alert(1)</script>"])(
    "is not known from %j",
    (agent) => {
      expect(clientOf(agent)).toBeNull();
    },
  );

  it("is short and holds nothing but a name, whatever was sent", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 3000 }),
          fc.string().map((end) => CHROME + end),
        ),
        (agent) => {
          expect(clientOf(agent) ?? "").toMatch(/^[\w .·-]{0,60}$/);
        },
      ),
    );
  });
});
