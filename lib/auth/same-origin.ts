/** Whether a page of this site sent the request. No form and no script of another site can make its own look so. */
export function isFromOwnPage(headers: Headers, siteAddress: string): boolean {
  const site = headers.get("sec-fetch-site");
  // Browsers leave it out on plain http, but for this machine itself; they then still say where the page came from.
  return site === null ? headers.get("origin") === new URL(siteAddress).origin : site === "same-origin";
}
