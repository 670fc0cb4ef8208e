import { z } from "zod";

/** A page of a list, as an address has it. */
export const pageSchema = z.coerce.number().int().min(1).max(100_000).catch(1);
