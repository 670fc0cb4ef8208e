import { audit } from "@/lib/audit/commands";
import { INSTALLATION, readingChain } from "@/lib/audit/constants";
import type { Viewer } from "@/lib/auth/viewer";
import { authorize, runCommand } from "@/lib/command";
import type { Outcome } from "@/lib/errors";
import type { ExportFormat } from "@/lib/exports/constants";
import type { ReportFormat } from "@/lib/reports/constants";

/** A file of figures as somebody asks for it: its name without an ending, its format, and what its address narrows it down by. */
export interface ExportRequest {
  file: string;
  format: ExportFormat | ReportFormat;
  query: URLSearchParams;
}

/**
 * Records that somebody takes a file of figures away. Called before its first byte is sent, so that it is on record whatever becomes
 * of the rest; how many rows it will have is not known then. Fails with `forbidden`.
 */
export function recordExport(viewer: Viewer, { file, format, query }: ExportRequest): Promise<Outcome<null>> {
  return runCommand(viewer, async (tx) => {
    authorize(viewer, "figures.export");
    await audit(tx, {
      chain: readingChain(INSTALLATION),
      action: "export.file",
      entity: "export",
      entityId: file,
      before: null,
      after: { format, query: textOf(query) },
    });
    return null;
  });
}

/** As an address has it, but to be read: `partner=GEO&rag=red`. */
function textOf(query: URLSearchParams): string {
  const pairs = [...query].map(([name, value]) => `${name}=${value}`);
  return pairs.join("&").replaceAll("\0", "").slice(0, 2000);
}
