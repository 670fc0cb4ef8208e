import { useTranslations } from "next-intl";
import styles from "@/components/audit/audit.module.css";
import { EventEntry } from "@/components/audit/event-entry";
import type { AuditRow } from "@/lib/audit/queries";
import { partnerOfChain } from "@/lib/audit/rules";

interface Props {
  rows: readonly AuditRow[];
  names: ReadonlyMap<string, string>;
}

/** One page of the trail, each event with its place in its chain. */
export function AuditList({ rows, names }: Props) {
  const t = useTranslations("audit");
  const who = ({ person, client }: AuditRow) => person ?? t(client === "shell" ? "installation" : "nobody");
  const from = ({ address, client }: AuditRow) => {
    if (client === "shell") return t("shell");
    return [address, client].filter((part) => part !== null).join(" · ") || t("unknownSender");
  };
  return (
    <ol className={styles.list} aria-label={t("list")}>
      {rows.map((row) => (
        <li key={`${row.chain} ${row.position}`}>
          <EventEntry event={row} who={who(row)} from={from(row)} names={names}>
            <p className={styles.seal}>
              <span>
                {t("seal.place", {
                  position: row.position,
                  chain: chainName(row.chain),
                })}
              </span>
              <span>
                {t("seal.hash")} <code>{row.hash}</code>
              </span>
              {row.seal === 1 ? <span>{t("seal.old")}</span> : null}
            </p>
          </EventEntry>
        </li>
      ))}
    </ol>
  );

  function chainName(chain: string): string {
    const partner = partnerOfChain(chain);
    return partner === chain ? chain : t("reading", { chain: partner });
  }
}
