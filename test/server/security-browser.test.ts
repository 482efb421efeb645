import { createServer, type Server } from "node:http";
import { readdir, readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findBrowser } from "#render";
import { serve, type TestServer } from "./support/serve.ts";

const TEXT = "# 垫话\n\n## 一 {#one}\n\n甲：旧。\n";
const SECRET = "甲：旧。";

let server: TestServer;
let evil: Server;
let browser: Browser;
beforeAll(async () => {
  server = await serve({ "show.md": TEXT, "takes/a.opus": "sound" });
  evil = createServer((_, reply) => { reply.writeHead(200, { "Content-Type": "text/html" }).end("<!doctype html><title>evil</title><body>"); });
  await new Promise<void>((resolve) => { evil.listen(0, "127.0.0.1", resolve); });
  const found = await findBrowser();
  if ("problem" in found) throw new Error("No browser: run npm run setup.");
  // A name of the attacker's that leads here, and no question whether a page may speak to this machine.
  browser = await chromium.launch({
    executablePath: found.executablePath,
    args: ["--no-sandbox", "--host-resolver-rules=MAP rebind.test 127.0.0.1, MAP evil.test 127.0.0.1", "--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests"],
  });
});
afterAll(async () => {
  await browser?.close();
  evil?.close();
  await server?.[Symbol.asyncDispose]();
});

/** Runs in the attacker's page. `target`: our server by some name. @returns what it could read */
async function attack({ target, token, asset }: { readonly target: string; readonly token: string; readonly asset: string }): Promise<readonly string[]> {
  const body = JSON.stringify({ text: "# 垫话\n\n甲：坏。\n", baseSha256: null });
  const seen: string[] = [];
  const note = (name: string, what: unknown) => { if (typeof what === "string" && what !== "") seen.push(`${name}: ${what.slice(0, 200)}`); };
  const read = async (name: string, path: string, init: RequestInit) => {
    await fetch(target + path, { ...init, signal: AbortSignal.timeout(1500) }).then(async (reply) => { if (reply.ok) note(name, await reply.text()); }, () => {});
  };
  const json = { "Content-Type": "application/json" };
  for (const mode of ["cors", "no-cors"] as const) {
    for (const path of ["/api/show", "/api/history", "/api/events", "/main.js", asset]) await read(`GET ${mode} ${path}`, path, { mode });
    await read(`POST ${mode}`, "/api/show/conflict", { method: "POST", mode, body });
    await read(`POST text ${mode}`, "/api/films", { method: "POST", mode, body: "{}", headers: { "Content-Type": "text/plain" } });
  }
  // Even one who had found out the token has the wrong origin.
  await read("token", "/api/show", { headers: { "X-Token": token } });
  await read("PUT", "/api/show", { method: "PUT", body, headers: { ...json, "X-Token": token } });
  await read("POST json", "/api/show/conflict", { method: "POST", body, headers: { ...json, "X-Token": token } });
  await read("DELETE", "/api/films/x", { method: "DELETE", headers: { ...json, "X-Token": token } });
  navigator.sendBeacon(`${target}/api/show/conflict`, new Blob([body], { type: "text/plain" }));
  const element = (tag: string, attributes: Readonly<Record<string, string>>) => new Promise<string>((resolve) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.addEventListener("load", () => { resolve(tag === "iframe" ? "" : "loaded"); });
    made.addEventListener("error", () => { resolve(""); });
    made.addEventListener("loadedmetadata", () => { resolve("loaded"); });
    setTimeout(() => { resolve(""); }, 1500);
    document.body.append(made);
  });
  note("script", await element("script", { src: `${target}/main.js` }));
  note("style", await element("link", { rel: "stylesheet", href: `${target}/stage/katex.min.css` }));
  note("image", await element("img", { src: `${target}/api/show` }));
  note("audio", await element("audio", { src: target + asset, preload: "metadata" }));
  await element("iframe", { src: `${target}/` });
  const frame = document.querySelector("iframe");
  try {
    note("frame", frame?.contentDocument?.title === "Studio" ? "Studio" : "");
  } catch {
    // Another origin.
  }
  await new Promise<void>((resolve) => {
    const socket = new WebSocket(`${target.replace("http", "ws")}/api/events`);
    socket.onopen = () => { note("socket", "open"); resolve(); };
    socket.onerror = () => { resolve(); };
    setTimeout(resolve, 1500);
  });
  const form = document.createElement("form");
  form.method = "post";
  form.enctype = "text/plain";
  form.action = `${target}/api/show/conflict`;
  const hidden = document.createElement("iframe");
  hidden.name = "sink";
  form.target = "sink";
  const field = document.createElement("input");
  field.name = `{"text":"`;
  field.value = `"}`;
  form.append(field);
  document.body.append(hidden, form);
  form.submit();
  await new Promise((resolve) => setTimeout(resolve, 300));
  return seen;
}

test("a page on another origin, on another port, or under a rebound name reads nothing and changes nothing", { timeout: 180_000 }, async () => {
  const { files } = await server.show();
  const evilPort = (evil.address() as AddressInfo).port;
  const names = [`http://127.0.0.1:${server.port}`, `http://localhost:${server.port}`, `http://rebind.test:${server.port}`];
  const pages = [`http://127.0.0.1:${evilPort}/`, `http://evil.test:${evilPort}/`, `http://rebind.test:${server.port}/evil`];
  const before = await readdir(server.folder);
  for (const from of pages) {
    const context = await browser.newContext();
    const page = await context.newPage();
    // Before it was rebound, the name led to the attacker's server.
    await page.route("**/evil", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>evil</title><body>" }));
    await page.goto(from);
    for (const target of names) expect(await page.evaluate(attack, { target, token: server.token, asset: files[0]!.url }), `${from} → ${target}`).toEqual([]);
    await context.close();
  }
  expect(await readdir(server.folder)).toEqual(before);
  expect(await readFile(join(server.folder, "show.md"), "utf8")).toBe(TEXT);
});

test("the studio's own page may ask, so the attacks above could have worked", { timeout: 60_000 }, async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(server.served.url);
  const text = await page.evaluate(async (token) => (await fetch("/api/show", { headers: { "X-Token": token } })).text(), server.token);
  expect(text).toContain(SECRET);
  const status = await page.evaluate(async (token) => (await fetch("/api/show/conflict", { method: "POST", headers: { "X-Token": token, "Content-Type": "application/json" }, body: JSON.stringify({ text: "x" }) })).status, server.token);
  expect(status).toBe(200);
  await context.close();
});
