import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { Stack } from "@/components/ui/stack";
import { useFormat } from "@/i18n/use-format";
import type { OpenSession } from "@/lib/people/queries";
import { EndSessionsForm } from "./account-forms";

/** Where somebody is signed in at this moment. */
export function SessionsCard({ personId, sessions }: { personId: string; sessions: readonly OpenSession[] }) {
  const t = useTranslations("people.sessions");
  const format = useFormat();
  return (
    <Card title={t("title")}>
      {sessions.length === 0 ? (
        <p>{t("none")}</p>
      ) : (
        <Stack>
          <DataTable
            caption={t("caption")}
            rows={sessions}
            rowKey={(row) => `${row.createdAt.getTime()} ${row.lastSeenAt.getTime()} ${row.address}`}
            columns={[
              {
                key: "from",
                header: t("from"),
                rowHeader: true,
                cell: (row) =>
                  [row.address, row.client].filter((part) => part !== null).join(" · ") || t("unknown"),
              },
              { key: "since", header: t("since"), cell: (row) => format.instant(row.createdAt) },
              { key: "seen", header: t("seen"), cell: (row) => format.instant(row.lastSeenAt) },
            ]}
          />
          <EndSessionsForm personId={personId} />
        </Stack>
      )}
    </Card>
  );
}
