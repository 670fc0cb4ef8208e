import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import { forbidden, redirect } from "next/navigation";
import styles from "@/components/audit/audit.module.css";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { EmptyState } from "@/components/ui/empty-state";
import { ExportMenu } from "@/components/ui/export-menu";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Stack } from "@/components/ui/stack";
import { getFormat } from "@/i18n/reader-format";
import { auditHref, isFiltered, parseAuditFilters } from "@/lib/audit/filters";
import { listAuditEvents } from "@/lib/audit/queries";
import { can } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/session";
import { searchParamsOf } from "@/lib/milestones/filters";
import { listPartners } from "@/lib/partners/queries";
import { listNames } from "@/lib/people/queries";
import { AuditFilterBar } from "./_components/audit-filter-bar";
import { AuditList } from "./_components/audit-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("title") };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Who did what, when, from where and to what. */
export default async function AuditPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  if (!can(viewer, "audit.read")) forbidden();
  const query = searchParamsOf(await searchParams);
  const filters = parseAuditFilters(query);
  // A form sends its empty fields along; the address to pass on is the short one.
  if ([...query.values()].includes("")) redirect(auditHref(filters));

  const [{ rows, next, names }, people, partners] = await Promise.all([
    listAuditEvents(viewer, filters),
    listNames(viewer),
    listPartners(viewer),
  ]);
  const t = await getTranslations();
  const format = await getFormat();
  const filtered = isFiltered(filters);
  return (
    <>
      <PageHeader
        breadcrumb={<Breadcrumb crumbs={[{ label: t("admin.title"), href: "/admin" }]} />}
        title={t("audit.title")}
        lead={t.rich("audit.lead", { code: (chunks) => <code>{chunks}</code> })}
      />
      <Stack>
        <AuditFilterBar
          filters={filters}
          people={people.map(({ id, name, role }) => ({
            value: id,
            label: t("audit.filter.named", { name, role: t(`words.role.${role}`) }),
          }))}
          partners={partners
            .map(({ iso3, iso2 }) => ({ value: iso3, label: format.country(iso2) }))
            .toSorted((a, b) => format.compare(a.label, b.label))}
        />
        {rows.length === 0 ? (
          <EmptyState title={t(filtered ? "audit.emptyFiltered" : "audit.empty")}>
            {filtered ? <LinkButton href="/admin/audit">{t("audit.clear")}</LinkButton> : null}
          </EmptyState>
        ) : (
          <>
            <ExportMenu
              lists={[
                {
                  name: t("exports.lists.audit"),
                  path: "/api/export/audit",
                  query: auditHref({ ...filters, after: null }).replace(/^[^?]*\??/, ""),
                },
              ]}
            />
            <AuditList rows={rows} names={names} />
          </>
        )}
        {filters.after === null && next === null ? null : (
          <nav aria-label={t("audit.pages.label")} className={styles.pages}>
            {filters.after === null ? null : (
              <Link href={auditHref({ ...filters, after: null })} prefetch={false}>
                {t("audit.pages.newest")}
              </Link>
            )}
            {next === null ? null : (
              <Link href={auditHref({ ...filters, after: next })} rel="next" prefetch={false}>
                {t("audit.pages.older")}
              </Link>
            )}
          </nav>
        )}
      </Stack>
    </>
  );
}
