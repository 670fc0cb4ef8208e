"use client";
// Only the browser knows where the caret stands in the text.

import { Button, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { FieldLabel } from "@/components/ui/field-label";
import { fieldId } from "@/components/ui/field-props";
import { Scripted } from "@/components/ui/scripted";
import type { Role } from "@/lib/people/constants";
import styles from "./comments.module.css";

export interface Mentionable {
  handle: string;
  role: Role;
}

const LIST = "mentionable";

/** Whom the fields for mentions of a page offer: there once for all of them, as a house may have many people. */
export function MentionList({ people }: { people: readonly Mentionable[] }) {
  const words = useTranslations("words.role");
  return (
    <datalist id={LIST}>
      {people.map(({ handle, role }) => (
        <option key={handle} value={handle} label={`${handle}, ${words(role)}`} />
      ))}
    </datalist>
  );
}

interface Props {
  scope?: string | undefined;
  defaultValue: string;
  error: string | undefined;
}

/**
 * Chooses somebody to mention, by typing a name or from the page's list, which the browser shows. Sent with the form it mentions them;
 * where a script runs, the button puts the name into the text at the caret.
 */
export function MentionField({ scope, defaultValue, error }: Props) {
  const t = useTranslations("comments.mention");
  const field = useRef<HTMLInputElement>(null);
  const [unknown, setUnknown] = useState(false);

  function insert() {
    const text = document.getElementById(fieldId("text", scope));
    const { current } = field;
    if (current === null || !(text instanceof HTMLTextAreaElement)) return;
    const typed = current.value.trim().replace(/^@/, "").toLowerCase();
    const found = [...(current.list?.options ?? [])].find(({ value }) => value.toLowerCase() === typed);
    setUnknown(found === undefined);
    if (found === undefined) return current.focus();
    const before = text.value.slice(0, text.selectionStart);
    const space = before === "" || /\s$/.test(before) ? "" : " ";
    text.setRangeText(`${space}@${found.value} `, text.selectionStart, text.selectionEnd, "end");
    current.value = "";
    text.focus();
  }

  return (
    <div className={styles.mentionRow}>
      <TextInput
        ref={field}
        id={fieldId("mention", scope)}
        name="mention"
        label={<FieldLabel label={t("label")} optional />}
        description={t("hint")}
        error={unknown ? t("unknown") : error}
        defaultValue={defaultValue}
        list={LIST}
        autoComplete="off"
        maxLength={200}
      />
      <Scripted>
        <Button type="button" variant="default" onClick={insert}>
          {t("insert")}
        </Button>
      </Scripted>
    </div>
  );
}
