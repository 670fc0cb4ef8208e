import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import Form from "next/form";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { FormRow } from "@/components/ui/form-row";
import { type Choice, SelectField } from "@/components/ui/select-field";
import { Stack } from "@/components/ui/stack";

interface Props {
  /** The page that the answer leads to. */
  action: string;
  partners: readonly Choice[];
  templates: readonly { code: string; title: string }[];
  scales: readonly { id: number; stages: readonly string[] }[];
  chosen: { partner: string; from: string };
}

/** For which partner, and from what: the answer is in the address, so that going back and choosing again is possible. */
export function StartForm({ action, partners, templates, scales, chosen }: Props) {
  const t = useTranslations("plan.start");
  const from = [
    { value: "number", label: t("number") },
    ...scales.map(({ id, stages }) => ({
      value: `scale-${id}`,
      label: t("scale", { stages: stages.join(" → ") }),
    })),
    ...templates.map(({ code, title }) => ({ value: code, label: t("template", { code, title }) })),
  ];
  return (
    <Card title={t("title")}>
      {partners.length === 0 ? (
        <EmptyState title={t("none")}>{t("noneNext")}</EmptyState>
      ) : (
        <Form action={action} prefetch={false} key={`${chosen.partner} ${chosen.from}`}>
          <Stack>
            <FormRow>
              <SelectField
                name="partner"
                label={t("partner")}
                choices={partners}
                defaultValue={chosen.partner || (partners.length === 1 ? (partners[0]?.value ?? "") : "")}
              />
              <SelectField name="from" label={t("from")} choices={from} defaultValue={chosen.from} />
            </FormRow>
            <p>{t("fromHint")}</p>
            <div>
              <Button type="submit" variant={chosen.from === "" ? "filled" : "default"}>
                {t("go")}
              </Button>
            </div>
          </Stack>
        </Form>
      )}
    </Card>
  );
}
