import { newAssessment, newPerson } from "@/db/testing/factories";
import { said } from "@/e2e/fixtures/messages";
import { freshMilestone, OWN_AREA } from "@/e2e/fixtures/rows";
import { expect, test } from "@/e2e/fixtures/test";

const PARTNER = "SRB";

test("a partner proposes a milestone, its analyst adopts it with a change, and the partner finds it in its plan", async ({
  openAs,
}) => {
  const title = `Our own inspectorate ${crypto.randomUUID()}`;
  const [author, planner] = [await newPerson("liaison", [PARTNER]), await newPerson("analyst", [PARTNER])];
  const liaison = await openAs(author);
  await liaison.goto("/milestones");
  await liaison.getByRole("link", { name: said("milestones.propose") }).click();
  await liaison.getByLabel(said("plan.start.from"), { exact: true }).selectOption("number");
  await liaison.getByRole("button", { name: said("plan.start.go") }).click();
  await liaison.getByLabel(said("plan.field.area"), { exact: true }).selectOption(OWN_AREA);
  await liaison.getByLabel(said("plan.field.title"), { exact: true }).fill(title);
  await liaison.getByLabel(said("plan.field.indicator"), { exact: true }).fill("Inspectors appointed");
  await liaison.getByLabel(said("plan.field.unit"), { exact: true }).fill("inspectors");
  await liaison.getByLabel(said("plan.field.baseline"), { exact: true }).fill("0");
  await liaison.getByLabel(said("plan.field.target"), { exact: true }).fill("12");
  await liaison.getByLabel(said("plan.field.startOn"), { exact: true }).fill("2026-01-01");
  await liaison.getByLabel(said("plan.field.dueOn"), { exact: true }).fill("2027-12-31");
  const propose = liaison.getByRole("button", { name: said("proposals.proposeNow"), exact: true });
  await propose.click();
  await expect(liaison.getByRole("main").getByRole("alert")).toContainText(
    said("failures.proposal.reason.missing"),
  );
  await liaison.getByLabel(said("proposals.reason"), { exact: true }).fill("Our defence strategy names it");
  await propose.click();
  await expect(liaison.getByText(said("proposals.done"))).toBeVisible();

  const analyst = await openAs(planner);
  await analyst.goto("/notices");
  const told = said("notices.what.proposed").replace("{actor}", author.name);
  const notice = analyst.getByRole("article", { name: told }).filter({ hasText: title });
  await notice.getByRole("link", { name: title }).click();
  await expect(analyst.getByText("Our defence strategy names it")).toBeVisible();
  await analyst.getByRole("link", { name: said("proposals.adopt"), exact: true }).click();
  await analyst.getByLabel(said("plan.field.target"), { exact: true }).fill("10");
  await analyst.getByRole("button", { name: said("plan.create"), exact: true }).click();
  await expect(analyst.getByText(said("milestone.done.created"))).toBeVisible();
  await expect(
    analyst.getByRole("link", { name: said("milestone.plan.proposalLink"), exact: true }),
  ).toBeVisible();

  await liaison.goto("/notices");
  await expect(
    liaison.getByText(said("notices.what.adopted").replace("{actor}", planner.name)),
  ).toBeVisible();
  await liaison.getByRole("main").getByRole("link", { name: title }).click();
  await expect(liaison.getByText(said("words.proposalState.adopted"), { exact: true })).toBeVisible();
  await liaison.getByRole("link", { name: new RegExp(`^Milestone ${PARTNER}-`) }).click();
  await expect(liaison.getByRole("heading", { level: 1, name: title })).toBeVisible();
});

test("a partner pauses what is off track: it reads so everywhere, is red nowhere, and comes back when taken up", async ({
  openAs,
}) => {
  const title = `Reserve law ${crypto.randomUUID()}`;
  const milestone = await freshMilestone({ partner: PARTNER, title, dueOn: "2025-12-31" });
  await newAssessment(milestone, { effectiveOn: "2025-06-30", value: 20 });
  const manager = await openAs(await newPerson("manager"));
  const listed = (query: string) => manager.goto(`/milestones?q=${encodeURIComponent(title)}${query}`);
  await listed("&rag=red");
  await expect(manager.getByRole("row", { name: title })).toBeVisible();

  const liaison = await openAs(await newPerson("liaison", [PARTNER]), { javaScriptEnabled: false });
  const say = async (decision: "paused" | "committed", reason: string) => {
    await liaison.goto(`/milestones/${milestone.code}`);
    await liaison.getByText(said("commitments.change"), { exact: true }).click();
    const form = liaison.getByRole("form", { name: said("commitments.change") });
    await form.locator('[name="commitment"]').selectOption(decision);
    await form.locator('[name="reason"]').fill(reason);
    await form.getByRole("button", { name: said("commitments.sayIt") }).click();
    await expect(liaison.getByText(said("milestone.done.committed"))).toBeVisible();
  };
  await say("paused", "Parliament is dissolved");
  await listed("&rag=red");
  await expect(manager.getByText(said("milestones.empty.filtered"))).toBeVisible();
  await listed("&commitment=paused");
  await expect(manager.getByRole("row", { name: title })).toContainText(said("words.commitment.paused"));
  await manager.getByRole("link", { name: milestone.code }).click();
  await expect(manager.getByText("Parliament is dissolved")).toBeVisible();
  await expect(manager.getByText(said("commitments.change"), { exact: true })).toHaveCount(0);

  await say("committed", "The new parliament sits");
  await listed("&rag=red");
  await expect(manager.getByRole("row", { name: title })).toBeVisible();
});
