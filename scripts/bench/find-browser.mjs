import { importSource } from "../bundle.mjs";

/** The browser that the tests and the renderer use. */
export async function findBrowser() {
  const found = await (await importSource("src/render/browser/find-browser.ts")).findBrowser();
  if ("problem" in found) throw new Error("No browser: run npm run setup.");
  return found.executablePath;
}
