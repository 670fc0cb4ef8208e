/** Three steps upwards; the product's only ornament. */
export function ProductMark() {
  return (
    <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true" focusable="false">
      <rect x="1" y="13" width="5.5" height="8" rx="1" fill="var(--heat-2)" />
      <rect x="8.25" y="7.5" width="5.5" height="13.5" rx="1" fill="var(--heat-3)" />
      <rect x="15.5" y="1" width="5.5" height="20" rx="1" fill="var(--accent)" />
    </svg>
  );
}
