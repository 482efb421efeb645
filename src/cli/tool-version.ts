import { readFileSync } from "node:fs";

/** Version of the installed package: its package.json lies above `dist/`, and above `src/cli/` when run from source. */
export function toolVersion(): string {
  for (const place of ["../package.json", "../../package.json"]) {
    try {
      const { name, version } = JSON.parse(readFileSync(new URL(place, import.meta.url), "utf8")) as { name?: string; version?: string };
      if (name === "doupeng" && version) return version;
    } catch {
      // Not this place.
    }
  }
  return "0.0.0";
}
