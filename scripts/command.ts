import { existsSync } from "node:fs";
import { parseArgs, type ParseArgsConfig } from "node:util";

import { closePools } from "@/db/client";
import { SetupFault } from "@/lib/setup-fault";

type Options = NonNullable<ParseArgsConfig["options"]>;
type Parsed<Given extends Options> = ReturnType<
  typeof parseArgs<{ options: Given; allowPositionals: true; strict: true }>
>;

/**
 * A shell command: `--help` prints its explanation, `.env` is read, a fault that the person can put right ends in its
 * sentence, and the process ends when the work does. The work may return an exit code.
 */
export async function runCommand<const Given extends Options>(
  help: string,
  options: Given,
  work: (args: Parsed<Given>) => Promise<number | void>,
): Promise<never> {
  if (process.argv.slice(2).some((word) => word === "--help" || word === "-h")) {
    process.stdout.write(`${help.trim()}\n`);
    process.exit(0);
  }
  // Who listened may have gone; what has been started is still to be stopped in good order.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  let code = 1;
  try {
    if (existsSync(".env")) process.loadEnvFile(".env");
    const args = readArguments(options);
    code = (await work(args)) ?? 0;
  } catch (error) {
    process.stderr.write(error instanceof SetupFault ? `${error.message}\n` : describeBug(error));
  }
  await closePools();
  process.exit(code);
}

function readArguments<Given extends Options>(options: Given): Parsed<Given> {
  try {
    return parseArgs({ options, allowPositionals: true, strict: true });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split(". ")[0] : "The arguments are not understood";
    throw new SetupFault(`${reason}: "-- --help" explains the command.`, { cause });
  }
}

/**
 * Not foreseen, so whoever mends it needs all there is to know; but a failed statement carries its parameters, such as a
 * password's hash, which its cause does not.
 */
function describeBug(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return `${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`;
}
