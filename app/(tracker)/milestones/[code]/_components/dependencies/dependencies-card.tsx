import { NextIntlClientProvider, useMessages, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import type { Dependencies } from "@/lib/dependencies/queries";
import styles from "./dependencies.module.css";
import { AddDependencyForm, RemoveDependencyForm } from "./dependency-forms";
import { DependencyList } from "./dependency-list";

interface Props extends Dependencies {
  code: string;
  /** Whether the viewer has a say in the plan. */
  mayChange: boolean;
}

/** What the milestone waits for and what waits for it, and for those who plan a way to say otherwise. */
export function DependenciesCard({ waitsFor, waitedFor, code, mayChange }: Props) {
  const t = useTranslations("dependencies");
  const { dependencies, failures, forms, lists } = useMessages();
  if (waitsFor.length + waitedFor.length === 0 && !mayChange) return null;
  return (
    <Card title={t("title")}>
      <NextIntlClientProvider messages={{ dependencies, failures, forms, lists }}>
        <div className={styles.sides}>
          <DependencyList
            title={t("waitsFor")}
            none={t("nothing")}
            dependencies={waitsFor}
            {...(mayChange
              ? {
                  action: ({ id, version, code: other }) => (
                    <RemoveDependencyForm
                      code={other}
                      target={{
                        milestoneCode: code,
                        requestKey: crypto.randomUUID(),
                        dependencyId: String(id),
                        version: String(version),
                      }}
                    />
                  ),
                }
              : {})}
          />
          <DependencyList title={t("waitedFor")} none={t("nobody")} dependencies={waitedFor} />
        </div>
        {mayChange ? (
          <AddDependencyForm
            target={{ milestoneCode: code, requestKey: crypto.randomUUID() }}
            example={code.replace(/\d+$/, "02")}
          />
        ) : null}
      </NextIntlClientProvider>
    </Card>
  );
}
