import type { FormValues } from "@/lib/forms/constants";
import type { Settings } from "@/lib/installation/rules";

/** The settings as their form has them. */
export function settingValues({
  name,
  contact,
  noticeEn,
  noticeFr,
  defaultLanguage,
  marking,
  highestMarking,
  version,
}: Settings): FormValues {
  return {
    name: name ?? "",
    contact: contact ?? "",
    noticeEn: noticeEn ?? "",
    noticeFr: noticeFr ?? "",
    defaultLanguage,
    marking: marking ?? "",
    highestMarking,
    version: String(version),
  };
}
