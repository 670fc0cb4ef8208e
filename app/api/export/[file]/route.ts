import { getTranslations } from "next-intl/server";
import { answerWithFile } from "@/app/api/export/answer";
import { refusal } from "@/app/api/refusal";
import { isExportFormat } from "@/lib/exports/constants";
import { writeExport } from "@/lib/exports/export-file";
import { fileStream } from "@/lib/exports/file-stream";
import { withPatience } from "@/lib/exports/patience";
import { takeExportPlace } from "@/lib/exports/places";
import { following } from "@/lib/exports/progress";
import { describeFile } from "./about";
import { listOf } from "./lists";

interface Context {
  params: Promise<{ file: string }>;
}

/** A list of any length, as a page shows it under the same query string, in the format that the file's ending names. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const [, name = "", format = ""] = /^([a-z-]+)\.([a-z]+)$/.exec((await params).file) ?? [];
  const query = new URL(request.url).searchParams;
  const listed = listOf(name, query);
  if (listed === null || !isExportFormat(format) || listed.formats?.includes(format) === false)
    return refusal(404, (await getTranslations("states.export"))("unknown"));
  return answerWithFile(
    request,
    name,
    async (reader) => {
      // Next asks here for HEAD as well, and reads no body then: a place would never be left.
      if (request.method === "HEAD") return "";
      const form = format === "xlsx" ? { format, ...(await describeFile(reader, listed)) } : { format };
      const leave = takeExportPlace();
      if (leave === null) return null;
      // Who leaves before the first byte is read has started nothing that could end.
      request.signal.addEventListener("abort", leave);
      if (request.signal.aborted) leave();
      const { list, ended } = following(reader.personId, query, listed.of(reader));
      return fileStream(
        (put) => writeExport(withPatience(put, 60), form, list),
        () => {
          leave();
          ended();
        },
      );
    },
    { format, count: (reader) => listed.of(reader).count(), ...listed },
  );
}
