import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { drivePanels } from "./drive-panels.ts";
import { openPanels, type PanelsBrowser } from "./open-panels.ts";

export let opened: PanelsBrowser;
export let page: Page;
/** The text of a demo show. */
export let demo: string;
export let drive: ReturnType<typeof drivePanels>;

/** Each file of tests calls it once: one page for all of them, and no fault on it in any. */
export function setUpPanels(): void {
  beforeAll(async () => {
    opened = await openPanels();
    ({ page } = opened);
    drive = drivePanels(page);
    demo = await readFile(fileURLToPath(new URL("../../../assets/shows/porridge-and-experts/show.md", import.meta.url)), "utf8");
  });
  afterAll(async () => { await opened?.browser.close(); });
  afterEach(() => { expect(opened.faults.splice(0)).toEqual([]); });
}
