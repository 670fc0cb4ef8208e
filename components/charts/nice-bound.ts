/** The least of 1, 2 and 5 times a power of ten that is no less: where an axis without an end of its own may end. */
export function niceBound(most: number): number {
  if (most <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  return ([1, 2, 5].find((step) => step * power >= most) ?? 10) * power;
}
