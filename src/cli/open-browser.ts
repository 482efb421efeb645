import { spawn } from "node:child_process";

/** Asks the system to show an address in the person's own browser. @returns whether somebody took it */
export function openBrowser(url: string): Promise<boolean> {
  const [command, ...words] = commandOf(url);
  return new Promise((resolve) => {
    const child = spawn(command, words, { stdio: "ignore", detached: true });
    child.once("error", () => { resolve(false); });
    child.once("spawn", () => {
      child.unref();
      resolve(true);
    });
  });
}

/** The address is one word of an argument list and meets no shell. */
function commandOf(url: string): readonly [string, ...string[]] {
  switch (process.platform) {
    case "darwin":
      return ["open", url];
    case "win32":
      return ["rundll32", "url.dll,FileProtocolHandler", url];
    default:
      return ["xdg-open", url];
  }
}
