import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { Pagination } from "@/components/ui/pagination";
import { getFormat } from "@/i18n/reader-format";
import { can } from "@/lib/auth/permissions";
import type { Reader } from "@/lib/as-of/reader";
import { COMMENTS_PAGE_SIZE } from "@/lib/comments/constants";
import { findCommentPage, listComments, listMentionable } from "@/lib/comments/queries";
import { decodeMentions, giveHandles } from "@/lib/comments/rules";
import type { Milestone } from "@/lib/milestones/queries";
import { CommentEntry } from "./comment-entry";
import { DeleteForm, EditForm, RemoveForm, WriteForm } from "./comment-forms";
import { MentionList } from "./mention-field";
import styles from "./comments.module.css";

export interface AskedComments {
  /** A page of the list. */
  comments?: string | string[];
  /** A comment to be found in it. */
  comment?: string | string[];
}

interface Props {
  reader: Reader;
  milestone: Milestone;
  asked: AskedComments;
}

/** What people say of the milestone, the latest first, for everybody who may see it; and where to join in. */
export async function Comments({ reader, milestone, asked }: Props) {
  const wanted = positive(asked.comment);
  const page =
    positive(asked.comments) ?? (wanted === null ? 1 : await findCommentPage(reader, milestone.id, wanted));
  const mayWrite = can(reader, "comment.write", milestone.partner);
  const [{ rows, total, names }, people] = await Promise.all([
    listComments(reader, milestone.id, page),
    mayWrite ? listMentionable(reader, milestone.id) : [],
  ]);
  const t = await getTranslations("comments");
  const format = await getFormat();
  const { comments, failures, forms, words } = await getMessages();
  const { code } = milestone;
  const known = new Set(people.map(({ personId }) => personId));
  const handles = [
    ...people,
    ...giveHandles(
      [...names].flatMap(([personId, name]) => (known.has(personId) ? [] : [{ personId, name }])),
    ),
  ];
  const mayRemove = can(reader, "comment.remove", milestone.partner);
  return (
    <section id="comments" className={styles.section}>
      <Card title={t("title", { total })}>
        <NextIntlClientProvider messages={{ comments, failures, forms, words }}>
          {mayWrite ? (
            <>
              <WriteForm
                key={total}
                milestoneCode={code}
                requestKey={crypto.randomUUID()}
                readers={t("readers", { partner: format.country(milestone.partnerIso2) })}
              />
              <MentionList people={people.map(({ handle, role }) => ({ handle, role }))} />
            </>
          ) : null}
          {rows.length === 0 ? (
            mayWrite ? null : (
              <p>{t("none")}</p>
            )
          ) : (
            <ol className={styles.thread}>
              {rows.map((row) => {
                const target = {
                  commentId: String(row.id),
                  version: String(row.version),
                  milestoneCode: code,
                };
                const own = mayWrite && row.authorId === reader.personId;
                return (
                  <li key={row.id} id={`comment-${row.id}`}>
                    <CommentEntry comment={row} names={names}>
                      <div className={styles.changes}>
                        {own ? (
                          <EditForm
                            key={row.version}
                            target={target}
                            text={decodeMentions(row.text ?? "", handles)}
                          />
                        ) : null}
                        {own ? <DeleteForm target={target} /> : null}
                        {!own && mayRemove ? <RemoveForm target={target} /> : null}
                      </div>
                    </CommentEntry>
                  </li>
                );
              })}
            </ol>
          )}
        </NextIntlClientProvider>
        {total > COMMENTS_PAGE_SIZE ? (
          <Pagination
            page={page}
            pageSize={COMMENTS_PAGE_SIZE}
            total={total}
            hrefFor={(n) => `/milestones/${code}?comments=${n}#comments`}
          />
        ) : null}
      </Card>
    </section>
  );
}

function positive(text: string | string[] | undefined): number | null {
  const number = typeof text === "string" && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
  return number;
}
