import { text } from "node:stream/consumers";

import { SetupFault } from "@/lib/setup-fault";

/** A new password: the whole standard input, or typed twice at the terminal without showing. */
export async function readNewPassword(fromStandardInput: boolean): Promise<string> {
  if (fromStandardInput) return (await text(process.stdin)).replace(/\r?\n$/, "");
  if (!process.stdin.isTTY) {
    throw new SetupFault("There is no terminal to ask for the password at: give it with --password-stdin.");
  }
  const password = await readHidden("New password: ");
  if ((await readHidden("Once more: ")) === password) return password;
  throw new SetupFault("The two passwords differ: nothing was changed.");
}

/** A line typed at the terminal, which shows nothing of it. */
function readHidden(question: string): Promise<string> {
  const { stdin, stderr } = process;
  stderr.write(question);
  stdin.setRawMode(true);
  stdin.setEncoding("utf8");
  stdin.resume();
  let typed = "";
  return new Promise((resolve, reject) => {
    const end = (finish: () => void) => {
      stdin.off("data", read);
      stdin.setRawMode(false);
      stdin.pause();
      stderr.write("\n");
      finish();
    };
    const read = (chunk: string) => {
      for (const sign of chunk) {
        if (sign === "\r" || sign === "\n" || sign === "\u0004") return end(() => resolve(typed));
        if (sign === "\u0003") return end(() => reject(new SetupFault("Given up: nothing was changed.")));
        if (sign === "\u007f" || sign === "\b") typed = [...typed].slice(0, -1).join("");
        else typed += sign;
      }
      return undefined;
    };
    stdin.on("data", read);
  });
}
