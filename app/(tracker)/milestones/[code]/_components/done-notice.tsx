import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";

const DONE = [
  "saved",
  "submitted",
  "withdrawn",
  "accepted",
  "returned",
  "created",
  "edited",
  "viewed",
  "committed",
  "struck",
  "depends",
  "independent",
] as const;
export type Done = (typeof DONE)[number];

/** Says what was just done; the address carries it, so that it is said without any script too. */
export function DoneNotice({ done }: { done: string | string[] | undefined }) {
  const t = useTranslations("milestone.done");
  const known = DONE.find((word) => word === done);
  return known ? <Notice tone="green">{t(known)}</Notice> : null;
}
