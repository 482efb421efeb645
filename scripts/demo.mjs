// `npm run demo`: renders the demo show to out/ and says what to do next.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setup } from "./setup.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const show = join("assets", "shows", "porridge-and-experts");
const film = join("out", "porridge-and-experts.mp4");

await setup();
process.chdir(root);
const { buildWhenStale } = await import("./build-when-stale.mjs");
await buildWhenStale();
const { main } = await import("../dist/cli.js");
mkdirSync("out", { recursive: true });
process.exitCode = await main(["render", show, "-o", film, ...process.argv.slice(2)]);
if (process.exitCode === 0)
  console.log(`
片子在 / the film is at: ${join(root, film)}

接下来 / next:
  npx doupeng new 我的段子        一个能改的小段子 / a small show to change
  npx doupeng check ${show}
  npx doupeng render assets/shows/rounded-to-zero -o out/rounded-to-zero.mp4   第二个段子《抹零》 / the second show
  npm run gallery                 所有场景，自己拨着玩 / all scenes, to play with`);
