import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { StatusBadge } from "@/components/ui/status-badge";
import { ANALYSES } from "@/lib/analysis/constants";
import type { ViewToOpen } from "@/lib/saved-views/queries";
import { pageOf } from "@/lib/saved-views/rules";
import { DeleteForm, RenameForm, ShareForm, StartForm } from "./view-forms";
import styles from "./views.module.css";

/** One view: the way to it, what it opens, and what its reader may do with it. */
export function ViewEntry({ view, mayShare }: { view: ViewToOpen; mayShare: boolean }) {
  const t = useTranslations();
  const { section, part } = pageOf(view.address);
  const analysis = ANALYSES.find((each) => each === part);
  const page =
    section === "analysis" && analysis !== undefined
      ? t(`analysis.pages.${analysis}.title`)
      : [t(`shell.nav.${section}`), ...(section === "partners" && part !== null ? [part] : [])].join(" ");
  const written = { id: String(view.id), version: String(view.version), name: view.name };
  return (
    <li className={styles.view}>
      <p className={styles.head}>
        <Link href={view.address} prefetch={false} className={styles.name}>
          {view.name}
        </Link>
        <span className={styles.of}>{page}</span>
        {view.isOwn || view.owner === null ? null : (
          <span className={styles.of}>{t("savedViews.by", { name: view.owner })}</span>
        )}
        {view.isStart ? <StatusBadge tone="blue" shape="diamond" word={t("savedViews.isStart")} /> : null}
        {view.isOwn && view.shared ? (
          <StatusBadge tone="plain" shape="ring" word={t("savedViews.isShared")} />
        ) : null}
      </p>
      <div className={styles.actions}>
        <StartForm view={written} isStart={view.isStart} />
        {view.isOwn && (mayShare || view.shared) ? <ShareForm view={written} isShared={view.shared} /> : null}
      </div>
      {view.isOwn ? (
        <details className={styles.change}>
          <summary>
            {t("savedViews.change")}
            <span className="visually-hidden"> {view.name}</span>
          </summary>
          <div className={styles.changes}>
            <RenameForm view={written} />
            <DeleteForm view={written} />
          </div>
        </details>
      ) : null}
    </li>
  );
}
