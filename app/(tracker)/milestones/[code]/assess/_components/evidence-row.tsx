import { useTranslations } from "next-intl";
import { type DragEvent, useRef, useState } from "react";
import type { useFields } from "@/components/forms/use-fields";
import { FormRow } from "@/components/ui/form-row";
import { SelectField } from "@/components/ui/select-field";
import { TextareaField } from "@/components/ui/textarea-field";
import { TextField } from "@/components/ui/text-field";
import { CREDIBILITIES, EVIDENCE_TYPES, LONGEST_NOTE, SOURCE_RELIABILITIES } from "@/lib/evidence/constants";
import styles from "./assess.module.css";
import { EvidenceFileField } from "./evidence-file-field";
import fileStyles from "./evidence-file.module.css";
import { type RowFile, useFile } from "./use-file";

interface Props {
  index: number;
  field: ReturnType<typeof useFields>;
  open: boolean;
  today: string;
}

/** One link or file with its kind, its two grades, its date and a note; an empty row folds away. */
export function EvidenceRow({ index, field, open, today }: Props) {
  const t = useTranslations("assess.evidence");
  const words = useTranslations("words");
  const name = `evidence[${index}]`;
  const row = (part: string) => field(`${name}.${part}`);
  const place = useRef<HTMLDivElement>(null);
  const file = useFile(
    fileOf((part) => row(part).defaultValue),
    place,
  );
  const [over, setOver] = useState(false);
  const isFile = file.file !== null || file.sending !== null;

  const drop = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      const [dropped] = event.dataTransfer.files;
      if (dropped === undefined) return;
      event.preventDefault();
      setOver(false);
      file.take(dropped);
    },
  };
  return (
    <details className={styles.row} open={open}>
      <summary>{t("row", { number: index + 1 })}</summary>
      <fieldset className={styles.fields} data-over={over || undefined} {...drop}>
        <legend className="visually-hidden">{t("row", { number: index + 1 })}</legend>
        <FormRow>
          <div className={fileStyles.source}>
            {/* Stays as it was typed, and is not sent, while a file stands in its place. */}
            <fieldset role="presentation" className={fileStyles.address} hidden={isFile} disabled={isFile}>
              <TextField {...row("url")} type="url" label={t("url")} />
            </fieldset>
            <EvidenceFileField row={name} field={file} place={place} error={row("file").error} />
          </div>
          <TextField {...row("title")} label={t("name")} />
        </FormRow>
        <FormRow>
          <SelectField
            {...row("type")}
            label={t("type")}
            choices={EVIDENCE_TYPES.map((value) => ({ value, label: words(`evidenceType.${value}`) }))}
          />
          <SelectField
            {...row("reliability")}
            label={t("reliability")}
            choices={SOURCE_RELIABILITIES.map((value) => ({ value, label: words(`reliability.${value}`) }))}
          />
          <SelectField
            {...row("credibility")}
            label={t("credibility")}
            choices={CREDIBILITIES.map((value) => ({
              value: String(value),
              label: words(`credibility.${value}`),
            }))}
          />
          <TextField {...row("datedOn")} type="date" max={today} label={t("datedOn")} optional />
        </FormRow>
        <TextareaField
          {...row("note")}
          label={t("note")}
          description={t("noteHint")}
          rows={2}
          maxLength={LONGEST_NOTE}
          optional
        />
      </fieldset>
    </details>
  );
}

/** The file that the row starts with: what its unseen fields say. */
function fileOf(valueOf: (part: string) => string): RowFile | null {
  const reference = valueOf("file");
  if (reference === "") return null;
  const size = Number(valueOf("fileSize"));
  return { reference, name: valueOf("fileName"), size: size > 0 ? size : null };
}
