import { z } from "zod";

export const chooseDigestSchema = z.object({ digest: z.enum(["on", "off"]) });
export type ChooseDigestInput = z.infer<typeof chooseDigestSchema>;
