import { step } from "@/scripts/progress";
import { build, isBuilt } from "@/scripts/start/build";
import { openBenchDatabase } from "./database";
import { measureExport, measureFormat } from "./export";
import { measurePages, measurePast } from "./pages";
import { describeMachine, keepResults, type Results } from "./results";
import { type BenchServer, startBenchServer } from "./server";
import { PARTNERS, type Size, SIZES } from "./sizes";
import { measureWrites } from "./writes";

/** Measures everything at a size. Each part gets a fresh web server, so that none finds what another one left in it. */
export async function runBench(size: Size): Promise<Results> {
  if (!isBuilt()) await step("Building", build);
  const database = await openBenchDatabase(size);
  const withServer = async <Result>(work: (server: BenchServer) => Promise<Result>) => {
    const server = await startBenchServer(database);
    try {
      return await work(server);
    } finally {
      await server.stop();
    }
  };
  const rows = SIZES[size] * PARTNERS;
  try {
    return keepResults(size, await describeMachine(database.superuserUrl), {
      pages: await withServer((server) => measurePages(server, database)),
      past: await withServer(measurePast),
      export: await withServer((server) => measureExport(server, database)),
      formats: {
        jsonl: await withServer((server) => measureFormat(server, "jsonl", rows)),
        xlsx: await withServer((server) => measureFormat(server, "xlsx", rows)),
      },
      writes: await withServer((server) => measureWrites(server, database)),
    });
  } finally {
    await database.close();
  }
}
