import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { StandingBadge } from "@/components/ui/standing-badge";
import { Timeline } from "@/components/ui/timeline";
import type { Partner } from "@/lib/partners/queries";
import { UncheckedMark } from "./unchecked-mark";
import { useSpell } from "./use-spell";

/** How the partner's standing has changed over time. */
export function StandingsCard({ spells }: { spells: Partner["spells"] }) {
  const t = useTranslations("partners.partner");
  const written = useSpell();
  return (
    <Card title={t("standings")}>
      {spells.length === 0 ? (
        <p>{t("noStandings")}</p>
      ) : (
        <Timeline
          entries={spells.map((spell) => ({
            key: spell.fromOn,
            when: written({ ...spell, fromPrecision: spell.precision, toPrecision: spell.precision }),
            what: (
              <>
                <StandingBadge value={spell.standing} /> {spell.checked ? null : <UncheckedMark />}
              </>
            ),
            note: spell.note === null ? null : <span lang="en">{spell.note}</span>,
            current: spell.toOn === null,
          }))}
        />
      )}
    </Card>
  );
}
