import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";
import { proxy } from "./proxy";

function policyOf(url: string, headers: Record<string, string> = {}): string {
  return proxy(new NextRequest(url, { headers })).headers.get("content-security-policy") ?? "";
}

function directive(policy: string, name: string): string | undefined {
  return policy.split("; ").find((part) => part.startsWith(`${name} `) || part === name);
}

describe("the content security policy", () => {
  it("runs scripts and takes style elements by this answer's nonce only", () => {
    const policy = policyOf("http://localhost:3000/");
    expect(directive(policy, "script-src")).toMatch(
      /^script-src 'self' 'nonce-[\da-f-]{36}' 'strict-dynamic'$/,
    );
    expect(directive(policy, "style-src")).toMatch(/^style-src 'self' 'nonce-[\da-f-]{36}'$/);
  });

  it("never gives a nonce twice", () => {
    const nonces = Array.from(
      { length: 50 },
      () => /'nonce-([^']+)'/.exec(policyOf("http://localhost:3000/"))?.[1],
    );
    expect(new Set(nonces).size).toBe(50);
  });

  it.each(["object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"])(
    "says %s",
    (rule) => {
      expect(policyOf("http://localhost:3000/").split("; ")).toContain(rule);
    },
  );

  it("asks for an upgrade behind https, and not on plain http", () => {
    const upgrade = (policy: string) => directive(policy, "upgrade-insecure-requests") !== undefined;
    expect(upgrade(policyOf("http://localhost:3000/"))).toBe(false);
    expect(upgrade(policyOf("https://tracker.example.org/"))).toBe(true);
    expect(upgrade(policyOf("http://127.0.0.1:3000/", { "x-forwarded-proto": "https" }))).toBe(true);
  });
});

it("a page learns the path it was asked for and its policy, whatever the browser claimed", () => {
  const answer = proxy(
    new NextRequest("http://localhost:3000/milestones?rag=red", {
      headers: { "content-security-policy": "script-src *", "x-pathname": "//elsewhere.example" },
    }),
  );
  expect(answer.headers.get("x-middleware-request-x-pathname")).toBe("/milestones?rag=red");
  expect(answer.headers.get("x-middleware-request-content-security-policy")).toBe(
    answer.headers.get("content-security-policy"),
  );
});

describe("a POST to a digest's link", () => {
  const ask = (method: string, path: string) =>
    proxy(new NextRequest(`http://localhost:3000${path}`, { method })).headers.get("x-middleware-rewrite");

  it("reaches what stops the digest, with its key", () => {
    expect(ask("POST", "/stop-digest?key=1&from=page")).toBe(
      "http://localhost:3000/api/stop-digest?key=1&from=page",
    );
  });

  it.each([
    ["GET", "/stop-digest?key=1"],
    ["HEAD", "/stop-digest?key=1"],
    ["POST", "/milestones"],
  ])("and %s %s does not", (method, path) => {
    expect(ask(method, path)).toBeNull();
  });
});
