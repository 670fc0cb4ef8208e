/** `page` on the entry's own page, `true` on a page below it, null elsewhere; the overview has nothing below. */
export function currentEntry(href: string, pathname: string): "page" | "true" | null {
  if (pathname === href) return "page";
  return href !== "/" && pathname.startsWith(`${href}/`) ? "true" : null;
}
