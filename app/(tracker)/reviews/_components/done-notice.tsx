import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { parseCode } from "@/lib/milestones/codes";

export interface AskedDone {
  done?: string | string[];
  /** The milestone whose assessment was decided. */
  code?: string | string[];
}

/** Says what was just decided, and where that leaves the reader; the address carries it. `then`: on the next one, or past the last. */
export function DoneNotice({ asked: { done, code }, then }: { asked: AskedDone; then: "next" | "last" }) {
  const t = useTranslations("reviews.done");
  if ((done !== "accepted" && done !== "returned") || typeof code !== "string" || parseCode(code) === null)
    return null;
  return (
    <Notice tone="green">
      {t.rich(done, {
        code,
        link: (name) => (
          <Link href={`/milestones/${code}`} prefetch={false}>
            {name}
          </Link>
        ),
      })}{" "}
      {t(then)}
    </Notice>
  );
}
