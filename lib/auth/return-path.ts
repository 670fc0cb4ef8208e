/** Where to land after signing in: a path of this site, or the overview. Nothing else is followed. */
export function safeReturnPath(asked: string | null | undefined): string {
  if (!asked?.startsWith("/")) return "/";
  const here = "http://here.invalid";
  const target = URL.canParse(asked, here) ? new URL(asked, here) : null;
  // A browser reads a backslash as a slash: `/\elsewhere.example` would leave this site.
  if (target?.origin !== here || asked.includes("\\") || target.pathname.startsWith("//")) return "/";
  return target.pathname + target.search;
}
