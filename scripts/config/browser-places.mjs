import { join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable", "chrome"];

const MAC_APPS = ["Google Chrome", "Microsoft Edge", "Chromium"];

const WINDOWS_FILES = [
  ["Google", "Chrome", "Application", "chrome.exe"],
  ["Microsoft", "Edge", "Application", "msedge.exe"],
  ["Chromium", "Application", "chrome.exe"],
];

/**
 * Where a browser may be installed, best first. Only names files; the caller looks which exist.
 *
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 * @param {string} delimiter of PATH
 * @returns {string[]} absolute paths
 */
export function browserPlaces(platform, env, delimiter) {
  const named = env.DOUPENG_BROWSER ? [env.DOUPENG_BROWSER] : [];
  if (platform === "darwin") {
    const folders = ["/Applications", ...(env.HOME ? [join(env.HOME, "Applications")] : [])];
    return [...named, ...folders.flatMap((folder) => MAC_APPS.map((app) => join(folder, `${app}.app`, "Contents", "MacOS", app)))];
  }
  if (platform === "win32") {
    const folders = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA].filter((folder) => folder !== undefined);
    return [...named, ...folders.flatMap((folder) => WINDOWS_FILES.map((parts) => join(folder, ...parts)))];
  }
  const folders = new Set([...(env.PATH ?? "").split(delimiter).filter(Boolean), "/usr/bin", "/usr/local/bin", "/snap/bin"]);
  return [...named, ...[...folders].flatMap((folder) => NAMES.map((name) => join(folder, name)))];
}
