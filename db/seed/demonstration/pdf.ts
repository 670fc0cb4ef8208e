const LINES_A_PAGE = 44;
const LINE_LENGTH = 92;

/** A PDF of one page of plain lines, the same bytes every time; ASCII alone, so that a text holds it. */
export function onePagePdf(title: string, lines: readonly string[]): string {
  const shown = lines.flatMap(wrapped).slice(0, LINES_A_PAGE);
  const page = [
    `BT /F2 16 Tf 56 780 Td (${escaped(title)}) Tj ET`,
    "BT /F1 10 Tf 56 748 Td 15 TL",
    ...shown.map((line) => `(${escaped(line)}) Tj T*`),
    "ET",
  ].join("\n");
  const font = (name: string) =>
    `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
  return assembled([
    "<< /Type /Catalog /Pages 2 0 R /Lang (en) /ViewerPreferences << /DisplayDocTitle true >> >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>",
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    font("Helvetica"),
    font("Helvetica-Bold"),
    `<< /Title (${escaped(title)}) >>`,
  ]);
}

/** The objects one after the other, and the table that says where each begins; the last one describes the document. */
function assembled(objects: readonly string[]): string {
  let file = "%PDF-1.4\n";
  const beginnings = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const entries = objects.length + 1;
  return `${file}xref
0 ${entries}
0000000000 65535 f 
${beginnings.join("")}trailer
<< /Size ${entries} /Root 1 0 R /Info ${objects.length} 0 R >>
startxref
${file.length}
%%EOF
`;
}

const escaped = (text: string) =>
  text
    .replace(/[“”]/g, '"')
    .replace(/[^\x20-\x7E]/g, "?")
    .replace(/[\\()]/g, "\\$&");

/** A line as several that fit the page, broken between words. */
function wrapped(line: string): string[] {
  return line.match(new RegExp(`.{1,${LINE_LENGTH}}(?= |$)`, "g"))?.map((part) => part.trim()) ?? [""];
}
