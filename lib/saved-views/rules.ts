import { ANALYSES } from "@/lib/analysis/constants";
import { safeReturnPath } from "@/lib/auth/return-path";
import { VIEW_ADDRESS_LIMIT } from "@/lib/saved-views/constants";

/** The pages whose filters are worth a name: overview, partners, milestones, analysis. */
const KEPT = [
  /^\/$/,
  /^\/partners(\/[A-Z]{3})?$/,
  /^\/milestones$/,
  new RegExp(`^/analysis(/(${ANALYSES.join("|")}))?$`),
];

/** The page that a view opens with its filters, as an address of this site; null for any other address. */
export function viewAddress(asked: string): string | null {
  const address = safeReturnPath(asked);
  const [path = ""] = address.split("?");
  // What is no path of this site becomes the overview, which then was not asked for.
  if (address === "/" && asked !== "/" && !asked.startsWith("/#")) return null;
  return KEPT.some((page) => page.test(path)) && address.length <= VIEW_ADDRESS_LIMIT ? address : null;
}

/** Where the page of an address is given a name. */
export function newViewHref(address: string): string {
  return `/views/new?${new URLSearchParams({ of: address }).toString()}`;
}

/** The page that a view opens: the first part of its path, and the second one where there is one. */
export function pageOf(address: string): {
  section: "overview" | "partners" | "milestones" | "analysis";
  part: string | null;
} {
  const [path = ""] = address.split("?");
  const [, section = "", part = null] = path.split("/");
  if (section === "partners" || section === "milestones" || section === "analysis") return { section, part };
  return { section: "overview", part: null };
}
