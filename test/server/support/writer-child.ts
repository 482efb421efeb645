// Saves one version after the other and tells each that was acknowledged, until it is killed. Words: folder, first number, size, death.
import { writeSync } from "node:fs";
import type { Disk } from "../../../src/server/save/disk.ts";
import { nodeDisk } from "../../../src/server/save/node-disk.ts";
import { sha256Of } from "../../../src/server/save/sha256.ts";
import { ShowFile } from "../../../src/server/save/show-file.ts";

const [folder = "", first = "0", size = "1000", death = ""] = process.argv.slice(2);
const [deadlyCall = "", deadlyCount = "0", when = "before"] = death.split(":");
let count = 0;

/** Dies at the given call, before it or after it. */
async function mortal<T>(name: string, act: () => Promise<T>): Promise<T> {
  const isLast = name === deadlyCall && count++ === Number(deadlyCount);
  if (isLast && when === "before") process.kill(process.pid, "SIGKILL");
  const result = await act();
  if (isLast) process.kill(process.pid, "SIGKILL");
  return result;
}

const disk: Disk = {
  ...nodeDisk,
  create: async (path) => {
    const file = await mortal("create", () => nodeDisk.create(path));
    return {
      ...file,
      // In pieces, so that one can die between two.
      write: (bytes, at) => mortal("write", () => file.write(bytes.subarray(0, Math.min(bytes.length, at + 16_384)), at)),
      size: () => mortal("size", () => file.size()),
      sync: () => mortal("sync", () => file.sync()),
      close: () => mortal("close", () => file.close()),
    };
  },
  link: (path, second) => mortal("link", () => nodeDisk.link(path, second)),
  rename: (from, to) => mortal("rename", () => nodeDisk.rename(from, to)),
  syncFolder: (path) => mortal("syncFolder", () => nodeDisk.syncFolder(path)),
};

const show = new ShowFile({ disk, folder, now: Date.now, refusalToSave: () => null, settleMs: 0 });
await show.sweep((pid) => pid === process.pid);
let { sha256 } = await show.load();
for (let number = Number(first); ; number++) {
  const text = `# 垫话\n\n## 一 {#one}\n\n甲：第${number}版${"粥".repeat(Number(size))}完${number}\n`;
  ({ sha256 } = await show.save({ text, baseSha256: sha256 }));
  if (sha256 !== sha256Of(text)) throw new Error("another text was saved");
  await mortal("reply", async () => { writeSync(1, `${number}\n`); });
}
