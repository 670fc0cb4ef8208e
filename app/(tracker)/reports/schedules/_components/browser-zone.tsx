"use client";
// Only the browser knows by which zone its clock goes.

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useRef, useSyncExternalStore } from "react";
import styles from "./schedule-form.module.css";

interface Props {
  chosen: string;
  onChoose: (zone: string) => void;
}

/** Fills the zone of the browser into the form's field. Without any script, and where it stands there already, it is not shown. */
export function BrowserZone({ chosen, onChoose }: Props) {
  const t = useTranslations("reportSchedules");
  const button = useRef<HTMLButtonElement>(null);
  const zone = useSyncExternalStore(
    () => () => undefined,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => null,
  );
  if (zone === null || zone === chosen) return null;
  const fill = () => {
    const input = button.current?.form?.elements.namedItem("timeZone");
    if (!(input instanceof HTMLInputElement)) return;
    input.value = zone;
    input.focus();
    onChoose(zone);
  };
  return (
    <Button
      ref={button}
      type="button"
      variant="default"
      size="compact-sm"
      onClick={fill}
      classNames={{ root: styles.zone, label: styles.zoneWords }}
    >
      {t("here", { zone })}
    </Button>
  );
}
