import { getTranslations } from "next-intl/server";
import { getFormat } from "@/i18n/reader-format";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { lastDayKnown } from "@/lib/as-of/rules";
import type { AboutFile } from "@/lib/exports/export-file";
import { getSettings, isDemonstration } from "@/lib/installation/queries";
import { RAG_RULE_VERSION } from "@/lib/milestones/rules";
import type { Listed } from "./lists";

/** What a workbook says of itself, in the language of whoever asks: what, narrowed down by what, of when, by whom, by which rules. */
export async function describeFile(reader: Reader, listed: Listed): Promise<AboutFile> {
  const [t, format, { marking }, isIllustrative, filters] = await Promise.all([
    getTranslations(),
    getFormat(),
    getSettings(),
    isDemonstration(),
    listed.inWords(reader),
  ]);
  const marks = [marking, isIllustrative ? t("shell.illustrative") : null].filter((mark) => mark !== null);
  const list = t(`exports.lists.${listed.name}`);
  const known = reader.asOf === undefined ? null : lastDayKnown(reader.asOf);
  return {
    name: list,
    marking: marks.join(" · "),
    about: {
      name: t("exports.about.title"),
      notes: (rows) => [
        [t("exports.about.product"), t("shell.product.name")],
        [t("exports.about.list"), list],
        [t("exports.about.rows"), format.number(rows)],
        [t("exports.about.filters"), filters.join("\n") || t("exports.about.noFilters")],
        [t("exports.about.asOf"), format.day(dayOf(reader))],
        [t("exports.about.known"), known === null ? t("exports.about.knownNow") : format.day(known)],
        [t("exports.about.made"), format.instant(new Date())],
        [t("exports.about.by"), reader.name],
        [t("exports.about.rule"), t("methodology.ragVersion", { version: RAG_RULE_VERSION })],
        [t("exports.about.marking"), marks.join("\n") || t("exports.about.noMarking")],
        [t("exports.about.columns"), t("exports.about.columnsSay")],
      ],
    },
  };
}
