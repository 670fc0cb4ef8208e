/** What the accounts of the demonstration open to. It is no secret: they exist on a loopback address only. */
export const DEMONSTRATION_PASSWORD = "reform-tracker-demo";

/** The accounts that one may sign in with there, one a role. */
export const DEMONSTRATION_ACCOUNTS = [
  { email: "analyst@example.org", role: "analyst" },
  { email: "manager@example.org", role: "manager" },
  { email: "liaison@example.org", role: "liaison" },
  { email: "admin@example.org", role: "admin" },
] as const;
