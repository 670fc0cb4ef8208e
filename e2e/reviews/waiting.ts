import type { Page } from "@playwright/test";

import { asInstallation } from "@/db/testing/acting";
import { newAssessment, newPerson } from "@/db/testing/factories";
import { said } from "@/e2e/fixtures/messages";
import { freshMilestone } from "@/e2e/fixtures/rows";
import type { Viewer } from "@/lib/auth/viewer";

/** Its rows are decided by these tests alone. */
export const PARTNER = "ARM";

export const newAuthor = () => newPerson("analyst", [PARTNER]);

interface Wishes extends NonNullable<Parameters<typeof newAssessment>[1]> {
  /** For how many days it has been waiting. */
  days?: number;
  title?: string;
}

/** A waiting assessment of the author with nothing that stands out: from 40 posts to 50, on one piece of evidence. */
export async function waiting(author: Viewer, { days = 1, title = "A step", ...wishes }: Wishes = {}) {
  const milestone = await freshMilestone({ partner: PARTNER, title });
  const before = await newAssessment(milestone, { effectiveOn: "2026-03-31", value: 40 });
  const id = await newAssessment(milestone, {
    state: "submitted",
    author,
    effectiveOn: "2026-06-30",
    value: 50,
    evidence: 1,
    ...wishes,
  });
  await asInstallation(
    (tx) =>
      tx`update assessments set submitted_at = now() - ${days}::int * interval '1 day' where id = ${id}`,
  );
  return { id, before, milestone, code: milestone.code };
}

/** The queue of what one author has waiting, so that no other test's rows are in it. */
export const queueOf = (author: Viewer) => `/reviews?analyst=${author.personId}`;
export const reviewOf = (id: number, author: Viewer) => `/reviews/${id}?analyst=${author.personId}`;

export const codesOn = (page: Page) =>
  page
    .getByRole("table", { name: said("reviews.title") })
    .getByRole("rowheader")
    .allInnerTexts();

export const rowOf = (page: Page, code: string) =>
  page
    .getByRole("table", { name: said("reviews.title") })
    .getByRole("row")
    .filter({ hasText: code });

/** What is stored of an assessment. */
export async function storedOf(id: number) {
  const [row] = await asInstallation(
    (tx) => tx`select state, decided_by, return_reason from assessments where id = ${id}`,
  );
  return row;
}
