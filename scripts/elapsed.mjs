// Plain JavaScript: the installation shows it before anything is installed.
const MOVES_EVERY_MS = 1_000;
const SAYS_EVERY_MS = 15_000;

/** Shows the name and how long it takes: at a terminal in place every second, elsewhere in a line every 15 seconds. */
export function showElapsed(name, output = process.stdout) {
  const begin = performance.now();
  const elapsed = () => performance.now() - begin;
  const line = `${name} … `;
  output.write(line);
  const move = () => output.write(`\r${line}${Math.round(elapsed() / 1000)} s`);
  const say = () => output.write(`${Math.round(elapsed() / 1000)} s\n${line}`);
  const timer = output.isTTY ? setInterval(move, MOVES_EVERY_MS) : setInterval(say, SAYS_EVERY_MS);
  return (succeeded) => {
    clearInterval(timer);
    output.write(succeeded ? `${output.isTTY ? `\r${line}` : ""}${inSeconds(elapsed())}\n` : "\n");
  };
}

/** `1234` milliseconds as `1.2 s`. */
export function inSeconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
