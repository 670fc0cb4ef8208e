import { z } from "zod";
import { EMAIL_LIMIT, LANGUAGES, NAME_LIMIT, ROLES } from "@/lib/people/constants";

export const chooseDigestSchema = z.object({ digest: z.enum(["on", "off"]) });
export type ChooseDigestInput = z.infer<typeof chooseDigestSchema>;

export const emailSchema = z
  .string()
  .trim()
  .max(EMAIL_LIMIT, "person.email.invalid")
  .pipe(z.email("person.email.invalid"));

/** What would break a line, or is no character to read, has no place in a name. */
export const nameSchema = z
  .string()
  .transform((text) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim())
  .pipe(z.string().min(1, "person.name.missing").max(NAME_LIMIT, "person.name.too_long"));

const partners = z
  .array(z.object({ iso3: z.string().regex(/^[A-Z]{3}$/, "person.partners.unknown") }))
  .max(300)
  .transform((rows) => rows.map(({ iso3 }) => iso3));

const role = z.enum(ROLES, "person.role.missing");
const account = { personId: z.uuid(), version: z.coerce.number().int().positive() };

export const invitePersonSchema = z.object({
  requestKey: z.uuid(),
  name: nameSchema,
  email: emailSchema,
  role,
  language: z.enum(LANGUAGES),
  partners,
});
export type InvitePersonInput = z.infer<typeof invitePersonSchema>;

export const editPersonSchema = z.object({ ...account, name: nameSchema, role, partners });
export type EditPersonInput = z.infer<typeof editPersonSchema>;

export const setPersonActiveSchema = z.object({ ...account, active: z.enum(["yes", "no"]) });
export type SetPersonActiveInput = z.infer<typeof setPersonActiveSchema>;

export const personSchema = z.object({ personId: z.uuid() });
export type PersonInput = z.infer<typeof personSchema>;
