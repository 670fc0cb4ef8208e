import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import { forbidden } from "next/navigation";
import { Card } from "@/components/ui/card";
import { Columns } from "@/components/ui/columns";
import { PageHeader } from "@/components/ui/page-header";
import { Stack } from "@/components/ui/stack";
import { can } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/session";

const SECTIONS = ["people", "audit", "catalogue", "settings"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin"))("title") };
}

/** The way to everything that only administrators do. */
export default async function AdminPage() {
  const viewer = await requireViewer();
  if (!can(viewer, "people.manage")) forbidden();
  const t = await getTranslations("admin");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <Columns>
        {SECTIONS.map((section) => (
          <Card key={section} title={t(`${section}.title`)}>
            <Stack>
              <p>{t(`${section}.what`)}</p>
              <p>
                <Link href={`/admin/${section}`} prefetch={false}>
                  {t(`${section}.link`)}
                </Link>
              </p>
            </Stack>
          </Card>
        ))}
      </Columns>
    </>
  );
}
