// `npm run look`: draws the whole visual language, both themes side by side, into assets/readme/look.png.
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { importSource } from "./bundle.mjs";

const target = join(fileURLToPath(new URL("..", import.meta.url)), "assets/readme/look.png");
const { openTestPage } = await importSource("test/support/open-scene-page.ts");
const { page, browser } = await openTestPage("scripts/look/page.ts");
try {
  const url = await page.evaluate(() => globalThis.lookSheet);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, Buffer.from(url.slice(url.indexOf(",") + 1), "base64"));
  console.log(target);
} finally {
  await browser.close();
}
