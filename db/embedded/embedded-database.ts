import { type DataDirectory, openDataDirectory } from "@/db/embedded/data-directory";
import { type DatabaseUrls, prepareDatabase } from "@/db/embedded/database";
import { type Lease, takeLease } from "@/db/embedded/lease";
import { ensureServer } from "@/db/embedded/server";
import { SetupFault } from "@/lib/setup-fault";

export interface EmbeddedDatabase extends DatabaseUrls, Lease {
  directory: DataDirectory;
}

/** The database of this data directory, with its roles: the running one, or one that is started for us. */
export async function openEmbeddedDatabase(dataDir: string): Promise<EmbeddedDatabase> {
  const directory = openDataDirectory(dataDir);
  const { passwords } = directory.read();
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const { port } = await ensureServer({
      directory: directory.cluster,
      logFile: directory.databaseLog,
      password: passwords.superuser,
      port: directory.read().port,
      throwaway: false,
    });
    const lease = await takeLease(port, passwords.superuser, directory.cluster);
    if (!lease) continue;
    if (directory.read().port !== port) directory.update({ port });
    try {
      return { directory, ...lease, ...(await prepareDatabase(port, passwords, "tracker")) };
    } catch (error) {
      await lease.release();
      throw error;
    }
  }
  throw new SetupFault("The embedded database was stopped while it was to be used: try again.");
}
