import postgres from "postgres";

import { readDatabaseEnv, readOwnerEnv } from "@/lib/env";

const options = { max: 4, onnotice: () => undefined };

/** Plain statements under the application's role: for policies and rights, with the product's code taken away. */
export const sqlAsApp = postgres(readDatabaseEnv().DATABASE_URL, options);

/** Plain statements as the owner; rows behind a policy need `set_config('tracker.system', 'on', true)` as well. */
export const sqlAsOwner = postgres(readOwnerEnv().DATABASE_OWNER_URL, options);
