import { request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { scenes } from "#scenes";
import { serveGallery } from "../../scripts/gallery.mjs";
import { findBrowser } from "../../src/render/browser/find-browser.ts";

let server: Server;
let port: number;
beforeAll(async () => {
  server = await serveGallery(0);
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => { server?.close(); });

function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<number> {
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, path, method, headers }, (response) => { response.resume(); resolve(response.statusCode!); }).on("error", reject).end();
  });
}

test("answers its own name alone, on loopback alone", async () => {
  expect((server.address() as AddressInfo).address).toBe("127.0.0.1");
  expect(await ask("/")).toBe(200);
  expect(await ask("/", { host: `localhost:${port}` })).toBe(200);
  for (const host of ["evil.com", `evil.com:${port}`, "127.0.0.1", `127.0.0.1:${port + 1}`, `127.0.0.1.evil.com:${port}`]) expect(await ask("/", { host }), host).toBe(403);
});

test("gives nothing but its page", async () => {
  for (const path of ["/../package.json", "/fonts/../../../package.json", "/fonts/%2e%2e/code.json", "/capture.html", "//evil", "/?x"]) expect(await ask(path), path).toBe(404);
  expect(await ask("/", {}, "POST")).toBe(405);
});

test("shows every scene alive; an action changes it; parameters are there", async () => {
  const found = await findBrowser();
  if ("problem" in found) throw new Error("No browser: run npm run setup.");
  const browser: Browser = await chromium.launch({ executablePath: found.executablePath, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage({ locale: "zh-CN", viewport: { width: 1440, height: 900 } });
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (message) => { if (message.type() === "error") faults.push(message.text()); });
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.waitForSelector(".workbench canvas");
    expect(await page.locator("nav button").count()).toBe(scenes.size);
    for (const [id, scene] of scenes) {
      await page.goto(`http://127.0.0.1:${port}/#${id}`);
      await page.waitForFunction((title) => document.querySelector(".workbench h2")?.textContent?.startsWith(title), scene.title.zh);
      expect(await page.locator(".action").count(), id).toBe(Object.keys(scene.actions).length);
      const fields = await page.locator(".panel > [data-field]").evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset["field"]));
      // Of a quantity with one result there is none to choose.
      const missing = Object.keys(scene.params.parse({}) as object).filter((name) => !fields.includes(name));
      expect(missing, id).toEqual(id === "chart" ? ["output"] : []);
      await page.locator(".action summary button").first().click();
      expect(await page.locator(".events li").count(), id).toBe((scene.sample?.length ?? 0) + 1);
    }
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { name: "Parameters" }).waitFor();
    expect(faults).toEqual([]);
  } finally {
    await browser.close();
  }
}, 120_000);
