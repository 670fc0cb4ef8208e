import { readOwnerEnv } from "@/lib/env";
import { TASKS } from "@/lib/jobs/tasks";
import { runCommand } from "@/scripts/command";
import { withDatabase } from "@/scripts/database";
import { listenForStop } from "@/scripts/stop-signal";
import { workOff } from "@/scripts/worker/work";

const HELP = `
npm run worker

Works off the queue of jobs, such as long reports, until Ctrl-C or SIGTERM. npm start runs one beside its web server; call this where
no npm start runs. Of several, on however many servers, one works and the others stand by. What a worker that died had begun, the next
one begins anew.

Settings: DATABASE_URL and DATABASE_OWNER_URL, or DATA_DIR for the embedded database.
`;

await runCommand(HELP, {}, async () => {
  const stop = AbortSignal.any([listenForStop(), whenStarterIsGone()]);
  try {
    await withDatabase(() => workOff(readOwnerEnv().DATABASE_OWNER_URL, TASKS, stop));
  } catch (error) {
    if (!stop.aborted) throw error;
  }
});

/** Whoever started it holds a channel to it, which ends with them however they end; in a terminal there is none. */
function whenStarterIsGone(): AbortSignal {
  const gone = new AbortController();
  process.once("disconnect", () => gone.abort());
  return gone.signal;
}
