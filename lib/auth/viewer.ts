import type { Sender } from "@/lib/auth/sender";
import type { Language, Role } from "@/lib/people/constants";

/** Who is asking, read from the database once a request. */
export interface Viewer {
  personId: string;
  name: string;
  email: string;
  role: Role;
  language: Language | null;
  /** ISO 3166-1 alpha-3 of the partners assigned: an analyst writes for these, a liaison reads the one. */
  partners: readonly string[];
  /** Where the request came from, for the audit trail; absent where nobody sent one. */
  sender?: Sender;
}
