import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import styles from "./audit.module.css";
import { knownField } from "./fields";
import { beginningOf, type Change, prepareChanges, type Shown } from "./prepare-changes";
import { useWriteValue } from "./use-write-value";

interface Event {
  entity: string;
  changed: readonly string[];
  before: Readonly<Record<string, unknown>> | null;
  after: Readonly<Record<string, unknown>> | null;
}

const NO_NAMES: ReadonlyMap<string, string> = new Map();

/** The fields that an event changed, in the reader's words; `names` of the people whom the contents mention by their ids. */
export function useChanges(event: Event, names = NO_NAMES): readonly Change[] {
  return prepareChanges(event, useWriteValue(event.entity, names));
}

/** What an event has changed, field by field. */
export function ChangesTable({ changes, caption }: { changes: readonly Change[]; caption: string }) {
  const t = useTranslations("audit.changes");
  return (
    <DataTable
      caption={caption}
      rows={changes}
      rowKey={({ field }) => field}
      columns={[
        { key: "field", header: t("field"), rowHeader: true, cell: (row) => <FieldName name={row.field} /> },
        { key: "before", header: t("before"), prose: true, cell: (row) => <Value value={row.before} /> },
        { key: "after", header: t("after"), prose: true, cell: (row) => <Value value={row.after} /> },
      ]}
    />
  );
}

function FieldName({ name }: { name: string }) {
  const t = useTranslations("audit.field");
  const known = knownField(name);
  return known === null ? <code className={styles.code}>{name}</code> : t(known);
}

function Value({ value }: { value: Shown }) {
  const t = useTranslations("audit.changes");
  switch (value.kind) {
    case "nothing":
      return t("nothing");
    case "text":
      return <LongText text={value.text} />;
    case "list":
      return value.items.every(isWord) ? (
        value.items.map(({ text }) => text).join(", ")
      ) : (
        <ul className={styles.values}>
          {value.items.map((item, index) => (
            <li key={index}>
              <Value value={item} />
            </li>
          ))}
        </ul>
      );
    case "fields":
      return (
        <dl className={styles.parts}>
          {value.fields.map((part) => (
            <div key={part.name}>
              <dt>
                <FieldName name={part.name} />
              </dt>
              <dd>
                <Value value={part.value} />
              </dd>
            </div>
          ))}
        </dl>
      );
  }
}

/** Codes and names read on one line; sentences do not. */
const isWord = (item: Shown): item is Extract<Shown, { kind: "text" }> =>
  item.kind === "text" && item.text.length <= LONGEST_WORD;
const LONGEST_WORD = 40;

/** A text as it was written; a long one is folded. */
function LongText({ text }: { text: string }) {
  const t = useTranslations("audit.changes");
  const beginning = beginningOf(text);
  const whole = <span className={styles.text}>{text}</span>;
  if (beginning === null) return whole;
  return (
    <details className={styles.long}>
      <summary>
        <span className={styles.beginning}>{t("more", { start: beginning })}</span>
        <span className={styles.all}>{t("whole")}</span>
      </summary>
      {whole}
    </details>
  );
}
