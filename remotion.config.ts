// For `npx remotion studio` and `npx remotion render clip out/clip.mp4` on the stage's own compositions.
// `--props` takes { "clips": […] } for a whole show, or { "clip": …, "themeName": "dark" } for the composition `clip`.
import { copyFileSync, cpSync, existsSync, lstatSync, mkdirSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { Config } from "@remotion/cli/config";
import { browserPlaces } from "./scripts/config/browser-places.mjs";
import { fontFaces } from "./src/stage/fonts.ts";

// Remotion serves one folder of static files; the fonts stay in their npm packages until they are needed.
const publicDir = join("dist", "remotion-public");
mkdirSync(join(publicDir, "fonts"), { recursive: true });
for (const { file } of fontFaces) {
  const target = join(publicDir, "fonts", file);
  const fontPackage = file.startsWith("lxgw") ? "lxgw-wenkai" : "noto-sans-sc";
  if (!existsSync(target)) copyFileSync(join("node_modules", "@fontsource", fontPackage, "files", file), target);
}

// A show whose clips use pictures or clips of its media/ is named in DOUPENG_SHOW; they are copied, links left out.
const showFolder = process.env["DOUPENG_SHOW"];
rmSync(join(publicDir, "media"), { recursive: true, force: true });
if (showFolder !== undefined && existsSync(join(showFolder, "media")))
  cpSync(join(showFolder, "media"), join(publicDir, "media"), { recursive: true, filter: (from) => !lstatSync(from).isSymbolicLink() });

Config.setEntryPoint("src/stage/root.tsx");
Config.setPublicDir(publicDir);
Config.setOverwriteOutput(true);
const browser = browserPlaces(process.platform, process.env, delimiter).find((place) => existsSync(place));
if (browser !== undefined) Config.setBrowserExecutable(browser);
