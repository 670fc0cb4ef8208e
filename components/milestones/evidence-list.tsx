import { useTranslations } from "next-intl";
import { useFormat } from "@/i18n/use-format";
import type { Assessment } from "@/lib/assessments/queries";
import { CREDIBILITIES } from "@/lib/evidence/constants";
import styles from "./evidence-list.module.css";

/** What an assessment rests on: each link with its kind, its two grades in words, and its date. */
export function EvidenceList({ links }: { links: Assessment["evidence"] }) {
  const t = useTranslations("milestone.evidence");
  const words = useTranslations("words");
  const format = useFormat();
  if (links.length === 0) return <p className={styles.facts}>{t("none")}</p>;
  return (
    <ul className={styles.list}>
      {links.map((link) => {
        const credibility = CREDIBILITIES.find((grade) => grade === link.credibility) ?? 6;
        const facts = [
          words(`evidenceType.${link.type}`),
          link.datedOn === null ? t("undated") : format.day(link.datedOn),
          words(`reliability.${link.reliability}`),
          words(`credibility.${credibility}`),
        ];
        return (
          <li key={link.id}>
            <a href={link.url ?? undefined} rel="noopener noreferrer">
              {link.title}
            </a>{" "}
            <span className={styles.facts}>({facts.join(" · ")})</span>
          </li>
        );
      })}
    </ul>
  );
}
