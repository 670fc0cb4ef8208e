import { useTranslations } from "next-intl";
import { Children, type ReactNode } from "react";
import Markdown from "react-markdown";
import remarkGfm from "remark-gfm";
import { Prose } from "@/components/documents/prose";
import { ScrollTable } from "@/components/documents/scroll-table";
import { headingId } from "./headings";

function textOf(children: ReactNode): string {
  return Children.toArray(children)
    .filter((child) => typeof child === "string")
    .join("");
}

/** The methodology as it is written; Markdown only, since raw HTML is never shown. */
export function MethodologyText({ markdown }: { markdown: string }) {
  const t = useTranslations("methodology");
  return (
    <Prose>
      <Markdown
        remarkPlugins={[remarkGfm]}
        components={{
          h2: ({ children }) => <h2 id={headingId(textOf(children))}>{children}</h2>,
          table: ({ children }) => <ScrollTable label={t("table")}>{children}</ScrollTable>,
          th: ({ children }) => <th scope="col">{children}</th>,
        }}
      >
        {markdown}
      </Markdown>
    </Prose>
  );
}
