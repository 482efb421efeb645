import { basename } from "node:path";
import { Hono } from "hono";
import { loadTakes, readMedia } from "#render";
import { parseScript } from "#script";
import { answerTo, BAD_REQUEST, NOT_FOUND, refusal } from "./answers.ts";
import { withBody } from "./body.ts";
import { eventStream } from "./events.ts";
import { type ListedFile, listFiles } from "./files/file-list.ts";
import { MEDIA_RULES } from "./files/media.ts";
import { openInside } from "./files/open-inside.ts";
import { takeMedia } from "./files/take-media.ts";
import { sendFile } from "./files/send-file.ts";
import type { StudioFilms } from "./films/studio-films.ts";
import { headersFor } from "./headers.ts";
import type { Hub } from "./hub.ts";
import type { Pages } from "./pages.ts";
import { conflictRequestSchema, FILE_NAME_HEADER, filmRequestSchema, MEDIA_PATH, type MediaFile, type MediaReply, saveRequestSchema, type ShowReply } from "./protocol.ts";
import type { ShowFile } from "./save/show-file.ts";

export interface AppParts {
  /** Absolute, without links. */
  readonly folder: string;
  readonly showId: string;
  readonly nonce: string;
  readonly show: ShowFile;
  readonly films: StudioFilms;
  readonly hub: Hub;
  readonly pages: Pages;
  readonly toolVersion: string;
  readonly isFirstRun: boolean;
}

/** The routes of `protocol.ts`. Whoever comes this far has passed the gate. */
export function createApp(parts: AppParts): Hono {
  const { show, films, hub, pages } = parts;
  const app = new Hono();
  app.use("*", async (c, next) => {
    await next();
    const [, first] = c.req.path.split("/");
    const area = first === "api" || first === "asset" ? first : "page";
    for (const [name, value] of Object.entries(headersFor(area))) c.res.headers.set(name, value);
  });
  app.onError((error) => answerTo(error));
  app.notFound(() => refusal(NOT_FOUND));

  app.get("/api/show", async () => Response.json(await readShow(parts)));
  app.get("/api/show/hash", async () => Response.json({ sha256: await show.look() }));
  app.put("/api/show", (c) => withBody(c.req.raw, saveRequestSchema, async (asked) => Response.json(await show.save(asked))));
  app.post("/api/show/conflict", (c) => withBody(c.req.raw, conflictRequestSchema, async ({ text }) => Response.json({ name: await show.keepConflict(text) })));
  app.get("/api/history", async () => Response.json({ entries: await show.versions() }));
  app.get("/api/history/:id", async (c) => {
    const text = await show.version(c.req.param("id"));
    return text === null ? refusal(NOT_FOUND) : Response.json({ text });
  });
  app.post(MEDIA_PATH, async (c) => {
    const name = fileNameOf(c.req.raw.headers);
    if (name === null) return refusal(BAD_REQUEST);
    const length = c.req.raw.headers.get("content-length");
    const taken = await takeMedia(parts.folder, { name, length: length === null ? null : Number(length), body: c.req.raw.body ?? new Blob().stream() });
    return Response.json({ ...taken, ...(await readFiles(parts)) });
  });
  app.get("/api/events", (c) => (c.req.method === "HEAD" ? new Response(null) : eventStream(hub, () => show.sha256)));
  app.post("/api/films/plan", (c) => withBody(c.req.raw, filmRequestSchema, async (asked) => Response.json(await films.plan(asked))));
  app.post("/api/films", (c) => withBody(c.req.raw, filmRequestSchema, async (asked) => Response.json({ filmId: await films.start(asked) })));
  app.get("/api/films", async () => Response.json(await films.list()));
  app.delete("/api/films/:id", async (c) => ((await films.cancel(c.req.param("id"))) ? Response.json(await films.list()) : refusal(NOT_FOUND)));
  app.all("/api/*", () => refusal(NOT_FOUND));

  const send = async (file: ListedFile | undefined, request: Request) => {
    const handle = file && (await openInside(parts.folder, file.name));
    return handle ? sendFile(handle, file.name, request.headers.get("range") ?? undefined, request.method === "HEAD") : refusal(NOT_FOUND);
  };
  const byId = (id: string, files: readonly ListedFile[]) => files.find((file) => file.id === id);
  app.get("/asset/:nonce/take/:id", async (c) => send(byId(c.req.param("id"), await listFiles(parts.folder, MEDIA_RULES)), c.req.raw));
  app.get("/asset/:nonce/film/:id", async (c) => send(byId(c.req.param("id"), await films.files()), c.req.raw));
  app.all("/asset/*", () => refusal(NOT_FOUND));

  app.get("*", async (c) => {
    const { headers, method } = c.req.raw;
    const page = await pages.answer(c.req.path, { range: headers.get("range") ?? undefined, etag: headers.get("if-none-match") ?? undefined, isHead: method === "HEAD" });
    return page ?? (c.req.path === "/" ? notBuilt() : refusal(NOT_FOUND));
  });
  return app;
}

/** Where the browser gets a file of the show. */
export function assetUrl(nonce: string, kind: "take" | "film", { id }: ListedFile): string {
  return `/asset/${nonce}/${kind}/${id}`;
}

async function readShow(parts: AppParts): Promise<ShowReply> {
  const { folder, show, showId, toolVersion, isFirstRun } = parts;
  const { text, sha256, readOnly } = await show.load();
  const [{ takes }, lists] = await Promise.all([loadTakes(folder), readFiles(parts)]);
  return { showId, name: basename(folder), title: titleOf(text), text, sha256, readOnly, takes: [...takes], ...lists, toolVersion, isFirstRun };
}

/** The pictures and clips of a show, and where the browser gets them and its sounds. */
async function readFiles({ folder, nonce }: AppParts): Promise<Pick<MediaReply, "media" | "files">> {
  const [files, media] = await Promise.all([listFiles(folder, MEDIA_RULES), readMedia(folder)]);
  return { media: [...media], files: files.map((file): MediaFile => ({ id: file.id, name: file.name, url: assetUrl(nonce, "take", file) })) };
}

/** Null when the header is not there, or is not what percent-encoding makes. */
function fileNameOf(headers: Headers): string | null {
  try {
    const name = decodeURIComponent(headers.get(FILE_NAME_HEADER) ?? "");
    return name === "" ? null : name;
  } catch {
    return null;
  }
}

/** Read from the front matter alone: the rest of a long script takes its time. */
function titleOf(text: string): string {
  const head = /^\ufeff?---\r?\n[\s\S]{0,20000}?\n---(?:\r?\n|$)/u.exec(text)?.[0] ?? "";
  return String(parseScript(head).doc.attrs["title"]);
}

function notBuilt(): Response {
  return new Response("工作台还没有构建：请运行 npm run build。\nThe studio is not built: run npm run build.\n", { status: 503, headers: { "Content-Type": "text/plain; charset=utf-8" } });
}
