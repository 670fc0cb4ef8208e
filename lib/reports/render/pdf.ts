import "server-only";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import type { ReportDocument } from "@/lib/reports/document";
import { plainText } from "@/lib/reports/plain-text";
import { type Printed, printed } from "@/lib/reports/render/print";

const FONTS = join(process.cwd(), "node_modules/@expo-google-fonts/source-sans-3");
const FACES = ["400Regular", "400Regular_Italic", "600SemiBold", "700Bold"] as const;
const TEMPLATE = join(process.cwd(), "lib/reports/render/report.typ");

interface Setter {
  compiler: NodeCompiler;
  template: string;
}

let setter: Setter | undefined;

/** Made once: it reads the fonts. */
function openSetter(): Setter {
  return (setter ??= {
    compiler: NodeCompiler.create({
      fontArgs: [
        {
          fontBlobs: FACES.map((face) => readFileSync(join(FONTS, face, `SourceSans3_${face}.ttf`))),
        },
      ],
    }),
    template: readFileSync(TEMPLATE, "utf8"),
  });
}

/** A tagged PDF (PDF/UA-1), the same to the byte for the same document. */
export function renderPdf(document: ReportDocument): Buffer {
  const report = dated(printed(document));
  const { compiler, template } = openSetter();
  try {
    return rendered(
      JSON.stringify(report, (key, value: unknown) =>
        typeof value === "string" ? (key === "svg" ? value : breakable(plainText(value))) : value,
      ),
    );
  } finally {
    // What was worked out for this report is of no use to the next one.
    compiler.evictCache(0);
  }

  function rendered(input: string): Buffer {
    const compiled = compiler.compile({ mainFileContent: template, inputs: { report: input } });
    const { result } = compiled;
    if (result === null)
      throw new Error("a report could not be set", { cause: compiled.takeDiagnostics()?.shortDiagnostics });
    try {
      return compiler.pdf(result, { pdfStandard: "ua-1" });
    } catch (error) {
      const unknown = unshown(error);
      if (unknown.length === 0) throw error;
      return rendered(unknown.reduce((text, letter) => text.replaceAll(letter, "\ufffd"), input));
    }
  }
}

/** An address without a space, for instance, may be broken where it does not fit. */
const breakable = (text: string) => text.replaceAll(/\S{28}(?=\S{3})/g, "$&\u200b");

/** The letters that none of the fonts has, as the standard's check names them; it takes no PDF with an empty box in it. */
function unshown(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const named = error.message.matchAll(/the text `\\?"([^`]+?)\\?"` could not be displayed/g);
  return [...named].flatMap(([, text = ""]) => {
    const shown = text.replaceAll(/\\+u\{([0-9a-f]+)\}/g, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    );
    return shown.includes("\ufffd") ? [] : [shown];
  });
}

/** With the moment that it was made as a page-setter takes it. */
function dated(report: Printed) {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] =
    report.madeAt.match(/\d+/g)?.map(Number) ?? [];
  return { ...report, madeOn: { year, month, day, hour, minute, second } };
}
