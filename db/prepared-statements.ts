import type postgres from "postgres";

/**
 * A client whose statements are prepared once a connection, those of its transactions too. Drizzle sends all of its through
 * `unsafe`, which otherwise asks the server twice and has it plan each statement anew.
 */
export function preparing(client: postgres.Sql): postgres.Sql {
  return new Proxy(client, {
    get(target, name): unknown {
      if (name === "unsafe") return preparingUnsafe(target);
      if (name === "begin")
        return (work: (inner: postgres.TransactionSql) => Promise<unknown>) =>
          target.begin((inner) => work(Object.assign(inner, { unsafe: preparingUnsafe(inner) })));
      return Reflect.get(target, name);
    },
  });
}

function preparingUnsafe(client: Pick<postgres.Sql, "unsafe">): postgres.Sql["unsafe"] {
  const unsafe = client.unsafe.bind(client);
  return (text, values, options) => unsafe(text, values, { ...options, prepare: true });
}
