import { type RefObject, useEffect, useRef, useState } from "react";
import { fileFault } from "@/lib/evidence/rules";
import { sendFile } from "./send-file";

/** A file of a row: by what it is attached, and what it is called. */
export interface RowFile {
  reference: string;
  name: string;
  /** In bytes; null when that is not known. */
  size: number | null;
}

/** A file that was not taken: why, as a message key below `failures`, and itself, to try again. */
interface Untaken {
  messageKey: string;
  file: File;
}

export interface FileField {
  file: RowFile | null;
  /** On its way, and how far: a share from 0 to 1. */
  sending: { name: string; share: number } | null;
  untaken: Untaken | null;
  /** Somebody sent the form while a file was on its way. */
  held: boolean;
  /** What was last done, for those who do not see it. */
  done: "kept" | "cancelled" | "removed" | null;
  take: (file: File) => void;
  cancel: () => void;
  remove: () => void;
}

const NOTHING = { sending: null, untaken: null, held: false, done: null };

/** The file of one row of evidence: sent as soon as it is chosen, and kept in the row until it is replaced or removed. */
export function useFile(initial: RowFile | null, field: RefObject<HTMLElement | null>): FileField {
  const [file, setFile] = useState(initial);
  const [course, setCourse] = useState<Pick<FileField, "sending" | "untaken" | "held" | "done">>(NOTHING);
  const told = useRef(file);
  const request = useRef<AbortController>(null);
  const isSending = course.sending !== null;

  // Unseen fields tell nobody that they change: whoever follows what is typed into the form hears of it here.
  useEffect(() => {
    if (file !== told.current) field.current?.dispatchEvent(new Event("input", { bubbles: true }));
    told.current = file;
  }, [file, field]);

  // The request outlives the row otherwise.
  useEffect(() => () => request.current?.abort(), []);

  // The form's own event, before it is sent: what is half here would be missing from it.
  useEffect(() => {
    const form = field.current?.closest("form");
    if (!isSending || !form) return;
    const hold = (event: SubmitEvent) => {
      event.preventDefault();
      setCourse((before) => ({ ...before, held: true }));
      field.current?.focus();
    };
    form.addEventListener("submit", hold);
    return () => form.removeEventListener("submit", hold);
  }, [isSending, field]);

  async function send(chosen: File): Promise<void> {
    const controller = new AbortController();
    request.current?.abort();
    request.current = controller;
    const { name } = chosen;
    setCourse({ ...NOTHING, sending: { name, share: 0 } });
    const answer = await sendFile(chosen, controller.signal, (share) =>
      setCourse((before) => ({ ...before, sending: { name, share } })),
    );
    if (request.current !== controller) return; // Another file was dropped in its place.
    if (answer === "cancelled") return setCourse({ ...NOTHING, done: "cancelled" });
    if ("failure" in answer)
      return setCourse({ ...NOTHING, untaken: { messageKey: answer.failure, file: chosen } });
    const { id, ...kept } = answer.kept;
    setFile({ reference: id, name: kept.name, size: kept.size });
    setCourse({ ...NOTHING, done: "kept" });
  }

  return {
    ...course,
    file,
    take: (chosen) => {
      const messageKey = fileFault(chosen);
      if (messageKey === null) void send(chosen);
      else setCourse({ ...NOTHING, untaken: { messageKey, file: chosen } });
    },
    cancel: () => request.current?.abort(),
    remove: () => {
      setFile(null);
      setCourse({ ...NOTHING, done: "removed" });
    },
  };
}
