import { Link } from "@/components/ui/link";
import styles from "./milestone-name.module.css";

interface Props {
  code: string;
  title: string;
  partner: string;
  /** The assessment on its page that is meant. */
  assessmentId?: number;
  /** The query string of the day to see it on, where that is not the reader's. */
  asOf?: string;
}

/** A milestone in a short list: its title leads to it, its code and partner stand below. */
export function MilestoneName({ code, title, partner, assessmentId, asOf = "" }: Props) {
  const place = assessmentId === undefined ? "" : `#assessment-${assessmentId}`;
  const day = asOf === "" ? "" : `?${asOf}`;
  return (
    <>
      <Link href={`/milestones/${code}${day}${place}`} prefetch={false} className={styles.title}>
        {title}
      </Link>
      <span className={styles.where}>
        {code} · {partner}
      </span>
    </>
  );
}
