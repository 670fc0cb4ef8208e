import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { StatusShape } from "@/components/ui/status-shape";
import { useFormat } from "@/i18n/use-format";
import type { KeepingState, NotKept } from "../keeping";
import styles from "./keeping-status.module.css";

interface Props {
  /** Null until something was typed. */
  state: KeepingState | null;
  /** The address of this form, to look at what another window has kept. */
  address: string;
  onReplace: () => void;
}

/** How it stands with what is typed. What changes its meaning is said to assistive technology; the time alone is not. */
export function KeepingStatus({ state, address, onReplace }: Props) {
  const t = useTranslations("assess.keeping");
  const format = useFormat();
  const why = state?.kind === "not_kept" ? state.why : null;
  return (
    <div className={styles.status} data-failing={why !== null}>
      {why === null ? null : <StatusShape shape="triangle" />}
      <p>
        <span role="status">
          {state === null ? null : t(state.kind === "kept" ? "kept" : `notKept.${state.why}`)}
        </span>
        {state?.kind === "kept" ? <span> {t("at", { time: format.time(state.at) })}</span> : null}
      </p>
      {why === null ? null : <WayOut why={why} address={address} onReplace={onReplace} />}
    </div>
  );
}

function WayOut({ why, address, onReplace }: Omit<Props, "state"> & { why: NotKept }) {
  const t = useTranslations();
  if (why === "signed_out")
    return (
      <a href="/sign-in" target="_blank" rel="noopener">
        {t("forms.signInElsewhere")}
      </a>
    );
  if (why !== "another_window") return null;
  return (
    <>
      <a href={address} target="_blank" rel="noopener">
        {t("assess.keeping.showOther")}
      </a>
      <Button variant="default" onClick={onReplace}>
        {t("assess.keeping.replace")}
      </Button>
    </>
  );
}
