import type { SentFile } from "@/lib/evidence/constants";

/** What came of sending a file: it was kept, it was not (a message key below `failures`), or nobody wants it any more. */
export type Answer = { kept: SentFile } | { failure: string } | "cancelled";

/** Sends a file to be kept, and tells how far it is: a share from 0 to 1. Only this way of asking tells that in every browser. */
export function sendFile(file: File, signal: AbortSignal, tell: (share: number) => void): Promise<Answer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/evidence/uploads");
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
    request.responseType = "json";
    request.upload.addEventListener("progress", ({ loaded, total }) =>
      tell(total === 0 ? 0 : loaded / total),
    );
    request.addEventListener("load", () => resolve(answerOf(request.response)));
    request.addEventListener("error", () => resolve({ failure: "evidence.file.broken" }));
    request.addEventListener("abort", () => resolve("cancelled"));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

function answerOf(content: unknown): Answer {
  if (isSentFile(content)) return { kept: content };
  const failure =
    typeof content === "object" && content !== null && "failure" in content ? content.failure : null;
  return { failure: typeof failure === "string" ? failure : "evidence.file.broken" };
}

function isSentFile(content: unknown): content is SentFile {
  const wanted = { id: "string", name: "string", size: "number", mediaType: "string", sha256: "string" };
  return (
    typeof content === "object" &&
    content !== null &&
    Object.entries(wanted).every(([name, type]) => typeof Reflect.get(content, name) === type)
  );
}
