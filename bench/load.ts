import autocannon from "autocannon";

/** What some requests took, in milliseconds, and over which time they ran. */
export interface Load {
  milliseconds: number[];
  seconds: number;
}

export interface Target {
  url: string;
  cookie: string;
  /** A page that answers otherwise is not the page that is to be measured. */
  status: number;
}

/** Asks for a page again and again: over some connections for so many seconds, or so many times by one reader. */
export function putLoadOn(
  target: Target,
  how: { connections: number; duration: number } | { connections: 1; amount: number },
): Promise<Load> {
  const milliseconds: number[] = [];
  const others = new Set<number>();
  return new Promise((resolve, reject) => {
    const instance = autocannon(
      { url: target.url, ...how, headers: { cookie: target.cookie }, timeout: 60 },
      (error: Error | null, result) => {
        if (error) reject(error);
        else if (others.size > 0 || result.errors > 0)
          reject(new Error(`${target.url} answers ${[...others].join(", ")} (${result.errors} errors)`));
        else resolve({ milliseconds, seconds: result.duration });
      },
    );
    instance.on("response", (_client, status, _bytes, took) => {
      milliseconds.push(took);
      if (status !== target.status) others.add(status);
    });
  });
}
