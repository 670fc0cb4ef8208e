import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { Stack } from "@/components/ui/stack";
import { useFormat } from "@/i18n/use-format";
import type { CheckedReport } from "@/lib/reports/queries";
import type { AskedCheck } from "@/lib/reports/rules";

interface Props {
  asked: AskedCheck;
  found: readonly CheckedReport[];
}

/** Whether the file in hand is an issued one, and whether the code is that of one: two answers, since a code can be copied. */
export function CheckAnswer({ asked, found }: Props) {
  const t = useTranslations("reports.check.answer");
  const format = useFormat();
  const said = ({ number, format: kind, issuedAt }: CheckedReport) => ({
    number,
    format: kind.toUpperCase(),
    at: format.instant(issuedAt),
  });
  const file = found.find(({ fileMatches }) => fileMatches);
  const code = found.filter(({ codeMatches }) => codeMatches);
  return (
    <Stack>
      {asked.sha256 === null ? null : file === undefined ? (
        <Notice tone="red">{t("fileUnknown")}</Notice>
      ) : (
        <Notice tone="green">{t("fileIssued", said(file))}</Notice>
      )}
      {asked.code === null ? null : code.length === 0 ? (
        <Notice tone="red">{t("codeUnknown", { code: asked.code })}</Notice>
      ) : (
        code.map((report) => (
          <Notice
            key={report.number}
            tone={asked.sha256 === null ? "plain" : report.fileMatches ? "green" : "amber"}
          >
            {t("codeIssued", said(report))}
          </Notice>
        ))
      )}
    </Stack>
  );
}
