import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { StandingView } from "@/components/milestones/standing-view";
import { VerdictBadge } from "@/components/ui/verdict-badge";
import { getFormat } from "@/i18n/reader-format";
import type { Reader } from "@/lib/as-of/reader";
import { type MilestoneFilters, milestonesHref, NO_FILTERS } from "@/lib/milestones/filters";
import { listFirstMilestones, listMilestones, type MilestoneRow } from "@/lib/milestones/queries";
import { getPortfolioFigures } from "@/lib/portfolio/queries";
import styles from "./attention-card.module.css";
import { MilestoneName } from "./milestone-name";

const SHOWN = 3;
const REVERSED = { active: true, reversed: true, sort: "reversed", descending: true } as const;
const OVERDUE = { active: true, due: "overdue", sort: "due" } as const;
const DISPUTED = { active: true, disputed: true } as const;
const NEVER_ASSESSED: Partial<MilestoneFilters> = {
  ...{ active: true, deliveries: ["not_assessed"], commitments: ["committed"] },
};

interface Concern {
  kind: "reversed" | "overdue" | "disputed" | "neverAssessed";
  total: number;
  /** The whole list, as long as the figure says. */
  all: Partial<MilestoneFilters>;
  rows: readonly MilestoneRow[];
  /** What is remarkable about a row. */
  about: (row: MilestoneRow) => ReactNode;
}

/**
 * What somebody should look at: reversed, overdue and without a later date, disputed by the partner, never assessed. Of a past day the
 * overdue and the never assessed ones are counted alone: which of them come first would have to be asked of every milestone.
 */
export async function AttentionCard({ reader }: { reader: Reader }) {
  const now = reader.asOf === undefined;
  const [t, format, figures, reversed, disputed, overdue, neverAssessed] = await Promise.all([
    getTranslations("overview.attention"),
    getFormat(),
    getPortfolioFigures(reader),
    listMilestones(reader, { ...NO_FILTERS, ...REVERSED }, SHOWN),
    listMilestones(reader, { ...NO_FILTERS, ...DISPUTED }, SHOWN),
    now ? listFirstMilestones(reader, OVERDUE, SHOWN) : [],
    now ? listFirstMilestones(reader, NEVER_ASSESSED, SHOWN) : [],
  ]);
  const concerns: readonly Concern[] = [
    {
      ...{ kind: "reversed", all: REVERSED, ...reversed },
      about: ({ reversedOn, undoneOn, undoneVerdict }) =>
        reversedOn === null || undoneOn === null || undoneVerdict === null ? null : (
          <>
            <VerdictBadge value={undoneVerdict} />{" "}
            {t("undone", { since: format.day(undoneOn), on: format.day(reversedOn) })}
          </>
        ),
    },
    {
      ...{ kind: "overdue", all: OVERDUE, total: figures.overdue, rows: overdue },
      about: ({ dueOn }) => t("dueOn", { day: format.day(dueOn) }),
    },
    {
      ...{ kind: "disputed", all: DISPUTED, ...disputed },
      about: ({ effectiveOn }) =>
        effectiveOn === null ? null : t("assessedOn", { day: format.day(effectiveOn) }),
    },
    {
      ...{ kind: "neverAssessed", all: NEVER_ASSESSED, total: figures.neverAssessed, rows: neverAssessed },
      about: ({ startOn }) => t("startedOn", { day: format.day(startOn) }),
    },
  ];
  return (
    <Card title={t("title")}>
      <div className={styles.concerns}>
        {concerns.map(({ kind, total, all, rows, about }) => (
          <section key={kind} className={styles.concern}>
            <h3 className={styles.head}>
              <Link href={milestonesHref(all)} prefetch={false}>
                {t(`kind.${kind}`)}
              </Link>
              <span className={styles.total}>{format.number(total)}</span>
            </h3>
            <ul className={styles.rows}>
              {rows.map((row) => (
                <li key={row.code}>
                  <div>
                    <MilestoneName
                      code={row.code}
                      title={row.title}
                      partner={format.country(row.partnerIso2)}
                    />
                  </div>
                  <span className={styles.about}>
                    {about(row)}
                    {row.stance === null ? null : <StandingView stance={row.stance} />}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Card>
  );
}
