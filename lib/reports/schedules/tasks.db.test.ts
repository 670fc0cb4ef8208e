import { expect, test } from "vitest";
import { newPerson } from "@/db/testing/factories";
import { newSchedule } from "@/db/testing/schedules";
import { TASKS } from "@/lib/jobs/tasks";
import { startMailbox } from "@/scripts/testing/mailbox";

test("the worker sends what is due each minute, over the mail server of its settings, and stops when it is told to", async () => {
  const owner = await newPerson("manager");
  const box = await startMailbox();
  // Settings are read once: before the task asks for them.
  Object.assign(process.env, { SMTP_URL: box.url, MAIL_FROM: "tracker@example.org" });
  const task = TASKS["send_scheduled_reports"];
  expect(task?.every).toBe("* * * * *");
  // What the queue adds of its own is no matter.
  const tick = (signal: AbortSignal) => task?.run({ _cron: { ts: "2026-11-23T07:00:00Z" } }, { signal });
  await newSchedule(owner, { nextAt: "2026-11-23T07:00:00Z" });
  await expect(tick(AbortSignal.abort(new Error("the worker ends")))).rejects.toThrow("the worker ends");
  expect(await box.mailsTo(owner.email)).toHaveLength(0);
  await tick(new AbortController().signal);
  await tick(new AbortController().signal);
  await box.stop();
  expect(await box.mailsTo(owner.email)).toHaveLength(1);
});
