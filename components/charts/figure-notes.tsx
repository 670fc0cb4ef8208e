import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DownloadLink } from "@/components/ui/download-link";
import { Link } from "@/components/ui/link";
import styles from "./figure-notes.module.css";

interface Props {
  /** Where the figures come from, how many there are, as of when. */
  notes: readonly string[];
  /** A page that says more of that. */
  about?: { href: string; label: string } | undefined;
  /** The same figures as a file; absent for those who may not export. */
  downloadHref?: string | undefined;
  /** The ways to take the drawing away as a picture. */
  picture?: ReactNode;
}

/** The small print under a drawing. */
export function FigureNotes({ notes, about, downloadHref, picture }: Props) {
  const t = useTranslations("charts.figure");
  return (
    <div className={styles.notes}>
      {notes.map((note) => (
        <span key={note}>{note}</span>
      ))}
      {about === undefined ? null : <Link href={about.href}>{about.label}</Link>}
      {downloadHref ? <DownloadLink href={downloadHref} label={t("download")} /> : null}
      {picture}
    </div>
  );
}
