import { Link } from "@/components/ui/link";
import styles from "./milestone-name.module.css";

/** A milestone in a short list: its title leads to it, its code and partner stand below. */
export function MilestoneName({ code, title, partner }: { code: string; title: string; partner: string }) {
  return (
    <>
      <Link href={`/milestones/${code}`} prefetch={false} className={styles.title}>
        {title}
      </Link>
      <span className={styles.where}>
        {code} · {partner}
      </span>
    </>
  );
}
