/** What the work comes to, or an error when it has not after so many seconds. */
export async function withinSeconds<Result>(
  work: Promise<Result>,
  seconds: number,
  fault: string,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const lost = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${fault} for ${seconds} s`)), seconds * 1000);
  });
  try {
    return await Promise.race([work, lost]);
  } finally {
    clearTimeout(timer);
  }
}
