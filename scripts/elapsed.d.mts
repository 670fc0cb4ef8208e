interface Output {
  isTTY?: boolean;
  write: (text: string) => unknown;
}

export function showElapsed(name: string, output?: Output): (succeeded: boolean) => void;
export function inSeconds(milliseconds: number): string;
