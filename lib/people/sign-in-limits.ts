import { RateLimiterDrizzle, RateLimiterRes } from "rate-limiter-flexible";
import type { Statements } from "@/db/client";
import { signInAttempts } from "@/db/schema";

const WINDOW_SECONDS = 15 * 60;

/**
 * Wrong passwords for one account before it rests, and from one address whatever the account; passwords sent with links from one
 * address, whatever becomes of them.
 */
const ATTEMPTS = { account: 5, address: 50, link: 30 } as const;

type Counter = keyof typeof ATTEMPTS;

function limiter(db: Statements, counter: Counter): RateLimiterDrizzle {
  return new RateLimiterDrizzle({
    storeClient: db,
    schema: signInAttempts,
    keyPrefix: counter,
    points: ATTEMPTS[counter],
    duration: WINDOW_SECONDS,
    clearExpiredByTimeout: false,
  });
}

/**
 * Counts an attempt before its password is looked at, so that attempts made at once cannot slip past the limit together.
 * Kept in PostgreSQL: several servers count together and a restart forgets nothing. Answers the seconds to wait when the
 * limit is reached, or null.
 */
export async function countAttempt(db: Statements, counter: Counter, key: string): Promise<number | null> {
  try {
    await limiter(db, counter).consume(key);
    return null;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.ceil(refusal.msBeforeNext / 1000);
    throw refusal;
  }
}

/** A right password clears the account's count and gives the address its attempt back. */
export async function forgiveAttempt(db: Statements, counter: Counter, key: string): Promise<void> {
  if (counter === "account") await limiter(db, counter).delete(key);
  else await limiter(db, counter).reward(key);
}
