import { Link } from "@/components/ui/link";
import styles from "./schedule.module.css";

interface Props {
  label: string;
  links: readonly { name: string; href: string; current: boolean }[];
}

/** The partners whose timeline can be drawn. */
export function PartnerLinks({ label, links }: Props) {
  return (
    <nav aria-label={label}>
      <ul className={styles.partners}>
        {links.map(({ name, href, current }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              className={styles.partner}
              {...(current ? { "aria-current": "true" as const } : {})}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
