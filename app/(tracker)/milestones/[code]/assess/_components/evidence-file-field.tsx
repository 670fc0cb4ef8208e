import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type RefObject, useRef } from "react";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { useFailureText } from "@/components/forms/use-failure-text";
import { fieldId } from "@/components/ui/field-props";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Scripted } from "@/components/ui/scripted";
import { useFormat } from "@/i18n/use-format";
import { FILE_ENDINGS } from "@/lib/evidence/rules";
import { SESSION_ENDED } from "@/lib/forms/constants";
import { HIGHEST_MARKINGS } from "@/lib/markings/constants";
import styles from "./evidence-file.module.css";
import type { FileField } from "./use-file";

interface Props {
  /** The row's place in the form: `evidence[2]`. */
  row: string;
  field: FileField;
  /** What holds all of it, and takes the focus when something here needs attention. */
  place: RefObject<HTMLDivElement | null>;
  /** What the server said of it, already in the reader's language. */
  error: string | undefined;
}

/** Choosing another file may help with these; the same one again will not. */
const NOT_TO_BE_TRIED_AGAIN = [
  ...["evidence.file.empty", "evidence.file.too_large", "evidence.file.unfit"],
  ...HIGHEST_MARKINGS.map((highest) => `marking.above.${highest}`),
];

/**
 * The file of a row: chosen, on its way, or kept. One button does the next thing in each case, so that the focus stays where it is.
 * Files need a script to be sent; one that is there already can be removed without.
 */
export function EvidenceFileField({ row, field, place, error }: Props) {
  const t = useTranslations("assess.evidence.file");
  const chooser = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const { file, sending, untaken } = field;
  const id = fieldId(`${row}.file`);
  const next = sending ? "cancel" : file ? "replace" : "choose";
  return (
    <div
      ref={place}
      id={id}
      tabIndex={-1}
      role="group"
      aria-label={t("label")}
      aria-describedby={error === undefined ? undefined : `${id}-error`}
      className={styles.field}
    >
      {/* Says, too, that there is none: the form would go back to the file that it began with. */}
      <HiddenFields
        values={{
          [`${row}.file`]: file?.reference ?? "",
          [`${row}.fileName`]: file?.name ?? "",
          [`${row}.fileSize`]: String(file?.size ?? ""),
        }}
      />
      <FileState field={field} />
      <div className={styles.buttons}>
        <Scripted>
          <Button
            ref={button}
            type="button"
            variant="default"
            onClick={() => (sending ? field.cancel() : chooser.current?.click())}
          >
            {t(next)}
          </Button>
          {untaken === null || NOT_TO_BE_TRIED_AGAIN.includes(untaken.messageKey) ? null : (
            <Button
              type="button"
              variant="default"
              onClick={() => {
                field.take(untaken.file);
                button.current?.focus();
              }}
            >
              {t("again")}
            </Button>
          )}
        </Scripted>
        {file === null || sending ? null : (
          <Button
            type="submit"
            name="intent"
            value={`remove_file:${row}`}
            variant="default"
            onClick={(event) => {
              event.preventDefault();
              field.remove();
              button.current?.focus();
            }}
          >
            {t("remove")}
          </Button>
        )}
        {file === null && !sending ? (
          <Scripted>
            <p className={styles.hint}>{t("hint")}</p>
          </Scripted>
        ) : null}
      </div>
      <input
        ref={chooser}
        type="file"
        hidden
        accept={FILE_ENDINGS.join(",")}
        onChange={({ target }) => {
          const [chosen] = target.files ?? [];
          if (chosen) field.take(chosen);
          // The same file chosen again is a choice, too.
          target.value = "";
        }}
      />
      {error === undefined ? null : (
        <p id={`${id}-error`} className={styles.faults}>
          {error}
        </p>
      )}
      <FileFaults field={field} />
    </div>
  );
}

/** What is there, or how far it is on its way; said aloud a quarter at a time. */
function FileState({ field: { file, sending, done } }: { field: FileField }) {
  const t = useTranslations("assess.evidence.file");
  const { percent, bytes } = useFormat();
  const quarter = percent(Math.floor((sending?.share ?? 0) * 4) / 4);
  return (
    <>
      {sending || file ? <p className={styles.label}>{t("label")}</p> : null}
      {sending ? (
        <div className={styles.sending}>
          <p className={styles.name}>{sending.name}</p>
          <ProgressBar label={t("progress")} value={sending.share} />
          <p className={styles.share}>
            {sending.share < 1 ? t("sending", { share: percent(sending.share) }) : t("checking")}
          </p>
        </div>
      ) : file ? (
        <p className={styles.name}>
          {file.name} {file.size === null ? null : <span className={styles.size}>{bytes(file.size)}</span>}
        </p>
      ) : null}
      <p role="status" className="visually-hidden">
        {sending
          ? t("said.sending", { name: sending.name, share: quarter })
          : done
            ? t(`said.${done}`)
            : null}
      </p>
    </>
  );
}

function FileFaults({ field: { untaken, held } }: { field: FileField }) {
  const t = useTranslations();
  const failureText = useFailureText();
  const ended = untaken?.messageKey === SESSION_ENDED;
  if (untaken === null && !held) return null;
  return (
    <div role="alert" className={styles.faults}>
      {held ? <p>{t("assess.evidence.file.held")}</p> : null}
      {untaken ? (
        <p>
          {t("assess.evidence.file.untaken", {
            name: untaken.file.name,
            reason: ended ? t("assess.evidence.file.signedOut") : failureText(untaken.messageKey),
          })}
        </p>
      ) : null}
      {ended ? (
        <a href="/sign-in" target="_blank" rel="noopener">
          {t("forms.signInElsewhere")}
        </a>
      ) : null}
    </div>
  );
}
