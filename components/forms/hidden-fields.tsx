/** What a form sends along unseen. The key makes the browser take a new value instead of keeping the one it has. */
export function HiddenFields({ values }: { values: Readonly<Record<string, string>> }) {
  return Object.entries(values).map(([name, value]) => (
    <input key={`${name} ${value}`} type="hidden" name={name} defaultValue={value} />
  ));
}
