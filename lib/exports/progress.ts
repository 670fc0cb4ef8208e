import { z } from "zod";
import type { ExportList } from "@/lib/exports/export-file";
import type { ExportProgress } from "@/lib/exports/progress-rules";

/** The name in addresses of the key under which somebody follows their own download. */
export const FOLLOW = "follow";

const uuid = z.uuid();
const MOST_FOLLOWED = 200;

interface Followed extends ExportProgress {
  personId: string;
}

declare global {
  // On the process: the route that sends a file and the one that tells how far it is are bundled apart.
  var trackerDownloads: Map<string, Followed> | undefined;
}

const followed = (globalThis.trackerDownloads ??= new Map<string, Followed>());

/**
 * Keeps count of the rows of a list that somebody takes away under a key of their own making, for them alone. Only the last downloads
 * are remembered, and only by the server that sends them: it is a courtesy, on which no file depends.
 */
export function following(personId: string, query: URLSearchParams, list: ExportList) {
  const key = uuid.safeParse(query.get(FOLLOW)).data;
  if (key === undefined || followed.has(key)) return { list, ended: () => undefined };
  const progress: Followed = { personId, rows: 0, total: null, state: "running" };
  followed.set(key, progress);
  for (const oldest of followed.keys()) if (followed.size > MOST_FOLLOWED) followed.delete(oldest);
  let whole = false;
  return {
    list: {
      ...list,
      each: async (line, take) => {
        void list.count().then(
          (total) => (progress.total = total),
          () => undefined,
        );
        await list.each(line, async (lines) => {
          await take(lines);
          progress.rows += lines.length;
        });
        whole = true;
      },
    } satisfies ExportList,
    ended: () => void (progress.state = whole ? "whole" : "broken"),
  };
}

/** How far the download is that somebody follows under a key; null when there is none of theirs. */
export function progressOf(personId: string, key: string): ExportProgress | null {
  const found = followed.get(key);
  if (found?.personId !== personId) return null;
  const { rows, total, state } = found;
  return { rows, total, state };
}
