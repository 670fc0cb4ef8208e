/** Where a form of the person's page is sent where no script runs: what came of it is told by this address. */
export function formAddress(personId: string, form: "edit" | "link" | "sessions" | "active"): string {
  return `/admin/people/${encodeURIComponent(personId)}?form=${form}`;
}
