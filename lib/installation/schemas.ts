import { z } from "zod";
import { SETTING_LIMITS } from "@/lib/installation/constants";
import { HIGHEST_MARKINGS } from "@/lib/markings/constants";
import { LANGUAGES } from "@/lib/people/constants";

/** A text on one line, or none. */
const line = (limit: number, tooLong: string) =>
  z
    .string()
    .transform((text) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim())
    .pipe(z.string().max(limit, tooLong))
    .transform((text) => (text === "" ? null : text));

const notice = line(SETTING_LIMITS.notice, "settings.notice.too_long");

export const changeSettingsSchema = z.object({
  /** The version that was read; 0 where nothing has been said yet. */
  version: z.coerce.number().int().min(0),
  name: line(SETTING_LIMITS.name, "settings.name.too_long"),
  contact: line(SETTING_LIMITS.contact, "settings.contact.too_long"),
  noticeEn: notice,
  noticeFr: notice,
  defaultLanguage: z.enum(LANGUAGES),
  marking: line(SETTING_LIMITS.marking, "settings.marking.too_long"),
  highestMarking: z.enum(HIGHEST_MARKINGS),
});
export type ChangeSettingsInput = z.infer<typeof changeSettingsSchema>;
