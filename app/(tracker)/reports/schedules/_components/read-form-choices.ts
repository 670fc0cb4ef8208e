import { getTranslations } from "next-intl/server";
import type { Viewer } from "@/lib/auth/viewer";
import { REPORT_SECTIONS, type ReportKind } from "@/lib/reports/constants";
import { listPossibleRecipients } from "@/lib/reports/schedules/queries";
import { listTimeZones } from "@/lib/reports/schedules/time-zones";

/** What the form of a schedule lets one choose from. */
export async function readFormChoices(viewer: Viewer, kind: ReportKind) {
  const [t, people] = await Promise.all([getTranslations(), listPossibleRecipients(viewer)]);
  return {
    sections: REPORT_SECTIONS[kind].map((section) => ({
      value: section,
      label: t(`reports.section.${section}`),
    })),
    recipients: people.map(({ id, name, role }) => ({
      value: id,
      label: `${name} (${t(`words.role.${role}`)})`,
    })),
    zones: listTimeZones(),
    now: new Date().toISOString(),
  };
}
