import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DownloadLink } from "@/components/ui/download-link";
import { StatusBadge } from "@/components/ui/status-badge";
import { useFormat } from "@/i18n/use-format";
import type { Assessment } from "@/lib/assessments/queries";
import { CREDIBILITIES } from "@/lib/evidence/constants";
import { fileKind } from "@/lib/evidence/rules";
import styles from "./evidence-list.module.css";

export type Evidence = Assessment["evidence"][number];

interface Props {
  evidence: readonly Evidence[];
  /** What can be done with a piece that stands. */
  actions?: ((piece: Evidence) => ReactNode) | undefined;
}

/** What an assessment rests on: each link or file with its kind, its two grades in words, its date and note; and what was struck out. */
export function EvidenceList({ evidence, actions }: Props) {
  const t = useTranslations("milestone.evidence");
  if (evidence.length === 0) return <p className={styles.none}>{t("none")}</p>;
  return (
    <ul className={styles.list}>
      {evidence.map((piece) => (
        <li key={piece.id} data-struck={piece.struckAt === null ? undefined : true}>
          <Piece piece={piece} />
          {piece.struckAt === null ? actions?.(piece) : null}
        </li>
      ))}
    </ul>
  );
}

function Piece({ piece }: { piece: Evidence }) {
  const t = useTranslations("milestone.evidence");
  const words = useTranslations("words");
  const format = useFormat();
  const { url, title, struckAt, note } = piece;
  const credibility = CREDIBILITIES.find((grade) => grade === piece.credibility) ?? 6;
  const facts = [
    words(`evidenceType.${piece.type}`),
    piece.datedOn === null ? t("undated") : format.day(piece.datedOn),
    words(`reliability.${piece.reliability}`),
    words(`credibility.${credibility}`),
  ];
  const named =
    url === null ? (
      <span className={styles.title}>{title}</span>
    ) : (
      <a href={url} rel="noopener noreferrer">
        {title}
      </a>
    );
  return (
    <>
      {struckAt === null ? (
        <p>{named}</p>
      ) : (
        <p className={styles.struck}>
          <s>{named}</s> <StatusBadge tone="grey" shape="cross" word={t("struck")} />
        </p>
      )}
      <KeptFile piece={piece} />
      <p className={styles.facts}>{facts.join(" · ")}</p>
      {note === null ? null : <p className={styles.note}>{note}</p>}
      {struckAt === null ? null : (
        <p className={styles.reason}>
          {t("struckWhy", {
            at: format.instant(struckAt),
            name: piece.struckBy ?? t("somebody"),
            reason: piece.struckReason ?? "",
          })}
        </p>
      )}
    </>
  );
}

/** The file to download, and by what anybody can check that it is the one that was kept. */
function KeptFile({ piece: { id, fileName, mediaType, size, sha256 } }: { piece: Evidence }) {
  const t = useTranslations("milestone.evidence");
  const format = useFormat();
  if (fileName === null || mediaType === null || size === null || sha256 === null) return null;
  return (
    <div className={styles.file}>
      <DownloadLink href={`/api/evidence/${id}/file`} label={fileName} />
      <span className={styles.facts}>{[fileKind(mediaType), format.bytes(size)].join(" · ")}</span>
      <details className={styles.hash}>
        <summary>{t("hash", { beginning: sha256.slice(0, 8) })}</summary>
        <code>{sha256}</code>
      </details>
    </div>
  );
}
