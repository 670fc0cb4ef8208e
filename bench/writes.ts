import { atOnce } from "./at-once";
import { listSubjects, openBare, type Subject, writeBare } from "./bare-writes";
import type { BenchDatabase } from "./database";
import { median, percentile, rounded } from "./figures";
import { fillAssessment, openAcceptance, type ReadyForm, sendForm } from "./http-writes";
import type { Load } from "./load";
import type { BenchServer } from "./server";

const ROUNDS = 3;
const A_ROUND = 60;
const AT_ONCE = 10;

interface WriteFigures {
  /** Assessments recorded and accepted in a second. */
  assessmentsASecond: number;
  p50: number;
  p99: number;
}

export interface WriteResult {
  atOnce: number;
  /** One transaction for both steps. */
  floor: WriteFigures;
  product: {
    assessmentsASecond: number;
    record: Omit<WriteFigures, "assessmentsASecond">;
    accept: Omit<WriteFigures, "assessmentsASecond">;
  };
}

/** Measures assessments recorded and accepted, over HTTP and bare, in turn and each over milestones of its own. */
export async function measureWrites(server: BenchServer, database: BenchDatabase): Promise<WriteResult> {
  const subjects = await listSubjects(database.superuserUrl, A_ROUND * (ROUNDS + 1) * 2);
  const bare = openBare(database.applicationUrl);
  const loads = { floor: [] as Load[], record: [] as Load[], accept: [] as Load[] };
  const runBare = (some: readonly Subject[]) => atOnce(some, AT_ONCE, (subject) => writeBare(bare, subject));
  try {
    // Once without the clock, for whatever both compile and cache at the beginning.
    await runBare(subjects.splice(0, A_ROUND));
    await recordAndAccept(server, subjects.splice(0, A_ROUND));
    for (let round = 0; round < ROUNDS; round += 1) {
      loads.floor.push(await runBare(subjects.splice(0, A_ROUND)));
      const { record, accept } = await recordAndAccept(server, subjects.splice(0, A_ROUND));
      loads.record.push(record);
      loads.accept.push(accept);
    }
  } finally {
    await bare.end({ timeout: 5 });
  }
  const { floor, record, accept } = loads;
  return {
    atOnce: AT_ONCE,
    floor: { assessmentsASecond: bestRate(floor.map(({ seconds }) => seconds)), ...latencies(floor) },
    product: {
      assessmentsASecond: bestRate(
        record.map(({ seconds }, round) => seconds + (accept[round]?.seconds ?? 0)),
      ),
      record: latencies(record),
      accept: latencies(accept),
    },
  };
}

/** Of the round that was disturbed least; for both sides alike. */
const bestRate = (seconds: readonly number[]) => rounded(A_ROUND / Math.min(...seconds));

/** The forms are opened before the clock runs: what is measured is the writing. */
async function recordAndAccept(server: BenchServer, subjects: readonly Subject[]) {
  const record = await sendAll(subjects, (subject) =>
    fillAssessment(server.address, server.analyst, subject),
  );
  const accept = await sendAll(subjects, (subject) =>
    openAcceptance(server.address, server.manager, subject),
  );
  return { record, accept };
}

async function sendAll(subjects: readonly Subject[], open: (subject: Subject) => Promise<ReadyForm>) {
  const forms: ReadyForm[] = [];
  await atOnce(subjects, AT_ONCE, async (subject) => void forms.push(await open(subject)));
  return atOnce(forms, AT_ONCE, sendForm);
}

function latencies(loads: readonly Load[]) {
  const [best = []] = loads.map(({ milliseconds }) => milliseconds).toSorted((a, b) => median(a) - median(b));
  return { p50: rounded(median(best)), p99: rounded(percentile(best, 0.99)) };
}
