import { contactHref } from "@/lib/installation/rules";

/** Whom to turn to; an email address is a link. */
export function Contact({ contact }: { contact: string }) {
  const href = contactHref(contact);
  return href === null ? <bdi>{contact}</bdi> : <a href={href}>{contact}</a>;
}
