import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Timeline } from "@/components/ui/timeline";
import type { Partner } from "@/lib/partners/queries";
import { UncheckedMark } from "./unchecked-mark";
import { useSpell } from "./use-spell";

/** The cooperation instruments that the partner takes part in. */
export function ProgrammesCard({ programmes }: { programmes: Partner["programmes"] }) {
  const t = useTranslations();
  const written = useSpell();
  return (
    <Card title={t("partners.partner.programmes")}>
      {programmes.length === 0 ? (
        <p>{t("partners.partner.noProgrammes")}</p>
      ) : (
        <Timeline
          entries={programmes.map((entry) => ({
            key: `${entry.programme} ${entry.fromOn}`,
            when: written(entry),
            what: (
              <>
                {t(`words.programme.${entry.programme}`)} {entry.checked ? null : <UncheckedMark />}
              </>
            ),
            note: entry.note === null ? null : <span lang="en">{entry.note}</span>,
            current: entry.fromOn !== null && entry.toOn === null,
          }))}
        />
      )}
    </Card>
  );
}
