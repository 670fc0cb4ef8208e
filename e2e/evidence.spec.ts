import { createHash, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";

import { asInstallation } from "@/db/testing/acting";
import { newAssessment, newFileEvidence, newPerson } from "@/db/testing/factories";
import { siteAddress } from "@/e2e/fixtures/address";
import { ask, sendFile } from "@/e2e/fixtures/ask";
import { said } from "@/e2e/fixtures/messages";
import { sessionCookie } from "@/e2e/fixtures/people";
import { freshMilestone } from "@/e2e/fixtures/rows";
import { expect, test } from "@/e2e/fixtures/test";
import type { Viewer } from "@/lib/auth/viewer";
import { MEDIA_TYPES, MOST_FILE_BYTES } from "@/lib/evidence/constants";
import { fileOfEachKind } from "@/db/testing/files";

import { fillJudgement, JUDGEMENT, press } from "./journeys/assessment-form";
import { attach, grade, openRow } from "./journeys/evidence-row";

const sha256Of = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const small = (text = randomUUID()) => ({ name: "Note.txt", bytes: Buffer.from(`Seen: ${text}`) });

/** What is kept of what somebody has sent. */
const sentBy = ({ personId }: Viewer) =>
  asInstallation(
    (tx) => tx<{ sha256: string }[]>`select sha256 from evidence_uploads where person_id = ${personId}`,
  );

test("an analyst sends a file of every kind; whoever decides gets the same bytes, and nothing a browser would run", async ({
  openAs,
}) => {
  const milestone = await freshMilestone({ partner: "UKR" });
  const address = `/milestones/${milestone.code}`;
  const files = fileOfEachKind(randomUUID());
  const page = await openAs(await newPerson("analyst", ["UKR"]));
  await page.goto(`${address}/assess`);
  await fillJudgement(page, JUDGEMENT);
  for (const [index, type] of MEDIA_TYPES.entries()) {
    if (index >= 3) await press(page, "assess.evidence.add");
    const row = await openRow(page, index + 1);
    await attach(row, files[type]);
    await grade(row, `As ${type}`);
  }
  await press(page, "assess.submit");
  await expect(page.getByText(said("milestone.done.submitted"))).toBeVisible();

  const manager = await newPerson("manager");
  const deciding = await openAs(manager);
  await deciding.goto(address);
  const hrefs: string[] = [];
  for (const type of MEDIA_TYPES) {
    const { name, bytes } = files[type];
    const href = (await deciding.getByRole("link", { name }).getAttribute("href")) ?? "";
    hrefs.push(href);
    const answer = await ask(href, manager);
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes), type).toBe(true);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": type,
      "content-disposition": `attachment; filename="${name}"; filename*=UTF-8''${name}`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, no-store",
    });
  }
  const { name, bytes } = files["application/pdf"];
  const saved = deciding.waitForEvent("download");
  await deciding.getByRole("link", { name }).click();
  expect((await saved).suggestedFilename()).toBe(name);
  expect(readFileSync(await (await saved).path()).equals(bytes)).toBe(true);
  await deciding
    .getByText(said("milestone.evidence.hash").replace("{beginning}", sha256Of(bytes).slice(0, 8)))
    .click();
  await expect(deciding.getByText(sha256Of(bytes))).toBeVisible();

  const [liaison, foreign] = [await newPerson("liaison", ["UKR"]), await newPerson("liaison", ["GEO"])];
  const statuses = async (viewer: Viewer | null) =>
    new Set(await Promise.all(hrefs.map(async (href) => (await ask(href, viewer)).status)));
  expect(await statuses(liaison)).toEqual(new Set([404]));
  await press(deciding, "milestone.assessment.accept");
  await expect(deciding.getByText(said("milestone.done.accepted"))).toBeVisible();
  expect(await statuses(liaison)).toEqual(new Set([200]));
  expect(await statuses(foreign)).toEqual(new Set([404]));
  expect(await statuses(null)).toEqual(new Set([401]));
  const partner = await openAs(liaison);
  await partner.goto(address);
  await expect(partner.getByRole("link", { name })).toBeVisible();
});

test("asked only what there is, a download says the same and sends nothing", async () => {
  const milestone = await freshMilestone({ partner: "UKR" });
  const { id } = await newFileEvidence(milestone, await newAssessment(milestone), {
    name: "Compte rendu d’été.txt",
  });
  const answer = await ask(`/api/evidence/${id}/file`, await newPerson("manager"), { method: "HEAD" });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/plain");
  expect(answer.headers.get("content-disposition")).toContain(
    "filename*=UTF-8''Compte%20rendu%20d%E2%80%99%C3%A9t%C3%A9.txt",
  );
  expect((await answer.arrayBuffer()).byteLength).toBe(0);
});

test("what is no number of a piece of evidence is not there", async () => {
  const manager = await newPerson("manager");
  for (const id of ["0", "abc", "1e3", "9".repeat(40), "1%00", "-1"])
    expect((await ask(`/api/evidence/${id}/file`, manager)).status, id).toBe(404);
});

test("a file is answered with what it was kept as", async () => {
  const { name, bytes } = small();
  const answer = await sendFile(await newPerson("analyst", ["UKR"]), { name, bytes });
  expect(answer.status).toBe(201);
  expect(await answer.json()).toMatchObject({
    name,
    size: bytes.length,
    mediaType: "text/plain",
    sha256: sha256Of(bytes),
  });
});

test("a page of another site sends no file in somebody's name", async () => {
  const analyst = await newPerson("analyst", ["UKR"]);
  for (const headers of [
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: "https://elsewhere.example" },
    { origin: "null" },
  ]) {
    const answer = await sendFile(analyst, small(), headers);
    expect([answer.status, await answer.json()]).toEqual([403, { failure: "forbidden" }]);
  }
  const unsaid = await ask("/api/evidence/uploads", analyst, {
    method: "POST",
    body: Uint8Array.from([65]),
    headers: { "content-type": "multipart/form-data; boundary=x" },
  });
  expect(unsaid.status).toBe(403);
  expect(await sentBy(analyst)).toHaveLength(0);
});

test("a file of no kind that is kept, an empty one, a name that is none and a byte too much leave nothing", async () => {
  const analyst = await newPerson("analyst", ["UKR"]);
  const page = Buffer.from("<html><script>alert(1)</script></html>");
  const refused = async (file: { name: string; bytes: Buffer }, headers = {}) => {
    const answer = await sendFile(analyst, file, headers);
    const content: unknown = await answer.json();
    return [answer.status, content];
  };
  expect(await refused({ name: "a.pdf", bytes: page })).toEqual([422, { failure: "evidence.file.unfit" }]);
  expect(await refused({ name: "a.pdf", bytes: Buffer.alloc(0) })).toEqual([
    422,
    { failure: "evidence.file.empty" },
  ]);
  expect(await refused(small(), { "x-file-name": "%E0%A4%A" })).toEqual([400, { failure: "form.unfit" }]);
  const large = { name: "a.txt", bytes: Buffer.alloc(MOST_FILE_BYTES + 1, "x") };
  expect(await refused(large)).toEqual([413, { failure: "evidence.file.too_large" }]);
  expect(await sentBy(analyst)).toHaveLength(0);
});

test("a file as large as can be arrives, and one that does not say how large it is, is cut off a byte later", async () => {
  const analyst = await newPerson("analyst", ["UKR"]);
  const most = Buffer.alloc(MOST_FILE_BYTES, `${randomUUID()}\n`);
  expect((await sendFile(analyst, { name: "a.txt", bytes: most })).status).toBe(201);
  const answers = await chunked(analyst, Buffer.concat([most, Buffer.from("x")]));
  expect(answers).toContain("HTTP/1.1 413");
  expect(answers).toContain("evidence.file.too_large");
  expect(await sentBy(analyst)).toHaveLength(1);
});

test("uploads that break off leave nothing and stand in nobody's way", async () => {
  const analyst = await newPerson("analyst", ["UKR"]);
  const file = small();
  const half = file.bytes.subarray(0, 10);
  const begun = () => begin(analyst, file.bytes.length, half);
  // As many as one person may send at a time. One that came while another file was looked at is answered, and begins anew.
  const open = await Promise.all([begun(), begun(), begun()]);
  const occupied = async () => {
    for (const [index, { bytesRead }] of open.entries()) if (bytesRead > 0) open[index] = await begun();
    return (await sendFile(analyst, file)).status;
  };
  await expect.poll(occupied).toBe(503);
  const busy = await sendFile(analyst, file);
  expect([busy.status, busy.headers.get("retry-after"), await busy.json()]).toEqual([
    503,
    "10",
    { failure: "evidence.file.busy" },
  ]);
  for (const socket of open) socket.destroy();
  // Their places are free again: the server has seen them break.
  await expect.poll(async () => (await sendFile(analyst, file)).status).toBe(201);
  expect(new Set((await sentBy(analyst)).map(({ sha256 }) => sha256))).toEqual(
    new Set([sha256Of(file.bytes)]),
  );
  expect(
    await asInstallation((tx) => tx`select from evidence_files where sha256 = ${sha256Of(half)}`),
  ).toHaveLength(0);
});

/** The beginning of a request by hand, as no library would leave it. */
async function requestHead(viewer: Viewer, length: string): Promise<string> {
  const { host, origin } = new URL(siteAddress());
  const { name, value } = await sessionCookie(viewer);
  const lines = ["POST /api/evidence/uploads HTTP/1.1", `host: ${host}`, `origin: ${origin}`];
  return [...lines, `cookie: ${name}=${value}`, "x-file-name: a.txt", length, "", ""].join("\r\n");
}

async function opened(): Promise<Socket> {
  const { hostname, port } = new URL(siteAddress());
  const socket = connect(Number(port), hostname);
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve).once("error", reject);
  });
  return socket;
}

/** Promises more than it sends. */
async function begin(viewer: Viewer, length: number, sent: Buffer): Promise<Socket> {
  const socket = await opened();
  socket.write(await requestHead(viewer, `content-length: ${length}`));
  socket.write(sent);
  socket.resume();
  return socket;
}

/** Sends a body whose length nobody knows beforehand, and answers what was answered. */
async function chunked(viewer: Viewer, body: Buffer): Promise<string> {
  const socket = await opened();
  let answered = "";
  socket.setEncoding("utf8");
  const end = new Promise<void>((resolve) => {
    socket.on("data", (text: string) => {
      answered += text;
      if (answered.includes("}")) resolve();
    });
    socket.once("close", resolve);
  });
  socket.on("error", () => undefined); // The server may hang up while the rest is on its way.
  socket.write(await requestHead(viewer, "transfer-encoding: chunked"));
  socket.write(`${body.length.toString(16)}\r\n`);
  socket.write(body);
  socket.write("\r\n0\r\n\r\n");
  await end;
  socket.destroy();
  return answered;
}
