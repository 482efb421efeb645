import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { browserPlaces } from "../../../scripts/config/browser-places.mjs";
import type { RenderProblem } from "../failure.ts";
import { packageRoot } from "../package-root.ts";

export interface FoundBrowser {
  readonly executablePath: string;
  /** Named in DOUPENG_BROWSER, installed on the machine, or downloaded by Remotion. */
  readonly how: "named" | "installed" | "downloaded";
}

/** The browser a render uses. A path in DOUPENG_BROWSER that does not exist is a problem, not passed over. */
export async function findBrowser(env: NodeJS.ProcessEnv = process.env): Promise<FoundBrowser | { readonly problem: RenderProblem }> {
  const named = env["DOUPENG_BROWSER"];
  if (named) return existsSync(named) ? { executablePath: named, how: "named" } : { problem: { code: "no-browser", tried: [named] } };
  const places = browserPlaces(process.platform, env, delimiter);
  const installed = places.find((place) => existsSync(place));
  if (installed) return { executablePath: installed, how: "installed" };
  const downloaded = findDownload(join(packageRoot, "node_modules", ".remotion")) ?? findDownload(join(process.cwd(), "node_modules", ".remotion"));
  if (downloaded) return { executablePath: downloaded, how: "downloaded" };
  return { problem: { code: "no-browser", tried: places } };
}

/** Remotion keeps its browser some folders deep, under a name that differs by system. */
function findDownload(folder: string, depth = 5): string | null {
  if (depth === 0 || !existsSync(folder)) return null;
  const entries = readdirSync(folder, { withFileTypes: true });
  const file = entries.find((entry) => entry.isFile() && /^(chrome-headless-shell|chrome|headless_shell)(\.exe)?$/u.test(entry.name));
  if (file) return join(folder, file.name);
  for (const entry of entries) {
    const found = entry.isDirectory() ? findDownload(join(folder, entry.name), depth - 1) : null;
    if (found) return found;
  }
  return null;
}
