import { z } from "zod";

const LISTS = ["returned", "drafts", "submitted"] as const;
/** A list of one's own assessments, which has its own pages. */
export type OwnList = (typeof LISTS)[number];

/** Which page of each list is shown. */
export type Pages = Readonly<Record<OwnList, number>>;
export type AskedPages = Readonly<Partial<Record<OwnList, string | string[]>>>;

const page = z.coerce.number().int().min(1).max(100_000).catch(1);
const pagesSchema = z.object({ returned: page, drafts: page, submitted: page });

/** Reads the pages from a query string; what is no page is the first one. */
export function readPages(asked: AskedPages): Pages {
  return pagesSchema.parse({ returned: asked.returned, drafts: asked.drafts, submitted: asked.submitted });
}

/** The address of another page of one list, the others staying where they are. */
export function pagesHref(pages: Pages, list: OwnList, next: number): string {
  const query = new URLSearchParams();
  const all = { ...pages, [list]: next };
  for (const name of LISTS) if (all[name] > 1) query.set(name, String(all[name]));
  return query.size === 0 ? "/my-work" : `/my-work?${query.toString()}`;
}
