import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { useFormat } from "@/i18n/use-format";
import type { Partner } from "@/lib/partners/queries";
import { SourceText } from "./source-text";
import { UncheckedMark } from "./unchecked-mark";

/** What is on record about the partner itself. */
export function PartnerFacts({ partner }: { partner: Partner }) {
  const t = useTranslations();
  const format = useFormat();
  return (
    <Card title={t("partners.partner.facts")}>
      <DefinitionList
        items={[
          { term: t("partners.column.code"), value: partner.iso3 },
          { term: t("partners.partner.region"), value: t(`words.region.${partner.region}`) },
          {
            term: t("partners.partner.signedOn"),
            value: (
              <>
                {format.day(partner.signedOn)} {partner.checked ? null : <UncheckedMark />}
              </>
            ),
          },
          { term: t("partners.partner.milestones"), value: format.number(partner.milestones) },
        ]}
      />
      <SourceText source={partner.source} />
    </Card>
  );
}
