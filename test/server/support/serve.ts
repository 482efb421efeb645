import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { showReplySchema, TOKEN_HEADER, type ServerEvent, type ShowReply } from "../../../src/server/protocol.ts";
import { serveShow, type Served } from "../../../src/server/serve.ts";
import { temporaryFolder, type TemporaryFolder } from "../../support/temporary-show.ts";
import type { Catalogue } from "#show";
import { noCatalogue } from "./no-catalogue.ts";

/** A show being served, and what a studio's page would know of it. */
export interface TestServer extends AsyncDisposable {
  readonly served: Served;
  readonly folder: string;
  readonly port: number;
  readonly origin: string;
  readonly token: string;
  /** As the studio's page asks. */
  ask(method: string, path: string, body?: unknown): Promise<Response>;
  show(): Promise<ShowReply>;
  save(text: string, baseSha256: string | null): Promise<Response>;
  /** Events until `stop`. */
  events(): Promise<{ readonly heard: ServerEvent[]; stop(): void }>;
}

/** @param files of the show, by path */
export async function serve(files: Readonly<Record<string, string>>, options: { readonly stage?: string; readonly catalogue?: Catalogue; readonly studio?: string; readonly isFirstRun?: boolean } = {}): Promise<TestServer> {
  const dir = await temporaryFolder();
  const folder = join(dir.path, "立筷子");
  const studio = options.studio ?? join(dir.path, "studio");
  await mkdir(join(dir.path, "stage", "fonts"), { recursive: true });
  await mkdir(folder);
  for (const [file, text] of Object.entries({ "studio/index.html": "<!doctype html><title>Studio</title>", "studio/main.js": "1", "stage/katex.min.css": "a{}", "stage/fonts/a.woff2": "font", "stage/code.json": "{}" })) {
    await mkdir(join(dir.path, file, ".."), { recursive: true });
    await writeFile(join(dir.path, file), text);
  }
  for (const [file, text] of Object.entries(files)) {
    await mkdir(join(folder, file, ".."), { recursive: true });
    await writeFile(join(folder, file), text);
  }
  const served = await serveShow({ folder, catalogue: options.catalogue ?? noCatalogue, studio, stage: options.stage ?? join(dir.path, "stage"), toolVersion: "0.0.0", isFirstRun: options.isFirstRun });
  return around(served, folder, dir);
}

function around(served: Served, folder: string, dir: TemporaryFolder): TestServer {
  const { port } = served;
  const origin = `http://127.0.0.1:${port}`;
  const token = /#token=(.+)$/u.exec(served.url)![1]!;
  const ask: TestServer["ask"] = (method, path, body) =>
    fetch(`${origin}${path}`, {
      method,
      headers: { [TOKEN_HEADER]: token, Origin: origin, "Sec-Fetch-Site": "same-origin", "Content-Type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    served, folder, port, origin, token, ask,
    show: async () => showReplySchema.parse(await (await ask("GET", "/api/show")).json()),
    save: (text, baseSha256) => ask("PUT", "/api/show", { text, baseSha256 }),
    events: async () => {
      const heard: ServerEvent[] = [];
      const stopping = new AbortController();
      const reply = await fetch(`${origin}/api/events`, { headers: { [TOKEN_HEADER]: token }, signal: stopping.signal });
      void (async () => {
        let rest = "";
        for await (const chunk of reply.body!.pipeThrough(new TextDecoderStream())) {
          const lines = (rest + chunk).split("\n");
          rest = lines.pop()!;
          heard.push(...lines.map((line) => JSON.parse(line) as ServerEvent));
        }
      })().catch(() => {});
      return { heard, stop: () => { stopping.abort(); } };
    },
    [Symbol.asyncDispose]: async () => {
      await served.stop();
      await dir[Symbol.asyncDispose]();
    },
  };
}

/** Waits until `is` holds. */
export async function until(is: () => boolean | Promise<boolean>, what: string, ms = 10_000): Promise<void> {
  const end = performance.now() + ms;
  while (!(await is())) {
    if (performance.now() > end) throw new Error(`waited ${ms} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
