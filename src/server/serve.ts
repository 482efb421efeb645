import { randomBytes } from "node:crypto";
import { realpath } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { requireUnlinked } from "#render";
import type { Catalogue } from "#show";
import { assetUrl, createApp } from "./app.ts";
import { sweepMedia } from "./files/take-media.ts";
import { StudioFilms } from "./films/studio-films.ts";
import { judge, type Keys } from "./gate.ts";
import { headersFor } from "./headers.ts";
import { Hub } from "./hub.ts";
import { Pages } from "./pages.ts";
import { listenOnLoopback } from "./listen.ts";
import { nodeDisk } from "./save/node-disk.ts";
import { refusalToSave } from "./save/refusal-to-save.ts";
import { ShowFile } from "./save/show-file.ts";
import { claimShow, findRunning, isAlive, portsFor, showIdOf } from "./running.ts";
import { watchShow } from "./watch.ts";

export interface ServeOptions {
  /** The show's folder. */
  readonly folder: string;
  /** What scripts are bound to, for films. */
  readonly catalogue: Catalogue;
  /** dist/studio and dist/stage. */
  readonly studio: string;
  readonly stage: string;
  readonly toolVersion: string;
  /** Just this port; else the one this show had last time, or one like it. */
  readonly port?: number | undefined;
  readonly isFirstRun?: boolean | undefined;
}

export interface Served {
  /** With the token in its fragment, which no request carries. */
  readonly url: string;
  readonly port: number;
  /** Whether another process serves this show already; then `stop` does nothing. */
  readonly wasRunning: boolean;
  /** Ends connections and a render under way; leaves nothing half-made. */
  readonly stop: () => Promise<void>;
}

/**
 * Serves a show to the browser of this machine and to nobody else. One server per show: where one runs, that one is given.
 *
 * @throws {PortTaken} when the one port that was asked for is in use
 * @throws {RenderFailure} `linked-folder` when what we would write lands outside the show
 */
export async function serveShow(options: ServeOptions): Promise<Served> {
  const folder = await realpath(options.folder);
  const running = await findRunning(folder);
  if (running) return { url: running.url, port: running.port, wasRunning: true, stop: () => Promise.resolve() };
  await requireUnlinked(folder);
  const showId = await showIdOf(folder);
  const secret = () => randomBytes(32).toString("base64url");
  const [token, nonce] = [secret(), secret()];
  const hub = new Hub();
  const show = new ShowFile({ disk: nodeDisk, folder, now: Date.now, refusalToSave, onOutsideChange: (sha256) => { hub.tell({ type: "show-changed", sha256 }); } });
  await show.sweep(isAlive);
  await sweepMedia(folder, isAlive);
  await show.load();
  const films = new StudioFilms({ folder, catalogue: options.catalogue, hub, now: Date.now, stage: options.stage, urlOf: (file) => assetUrl(nonce, "film", file) });
  const pages = new Pages(options.studio, options.stage);
  const app = createApp({ folder, showId, nonce, show, films, hub, pages, toolVersion: options.toolVersion, isFirstRun: options.isFirstRun ?? false });
  const answer = getRequestListener(app.fetch, { overrideGlobalObjects: false });

  const ports = options.port === undefined ? await portsFor(folder) : [options.port];
  const listening = await listenOnLoopback(ports, (port) => guarded({ port, token, nonce }, answer));
  const watch = await watchShow(folder, show, hub);
  const claim = await claimShow(folder, { port: listening.port, token });
  const stop = async () => {
    await Promise.all([watch.stop(), films.stop()]);
    await claim.release();
    await listening.stop();
  };
  return { url: claim.url, port: listening.port, wasRunning: false, stop };
}

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** A server that lets through what the gate lets through. A long clip takes its time to a slow disk. */
function guarded(keys: Keys, answer: Answer): Server {
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 120_000, keepAliveTimeout: 5_000, connectionsCheckingInterval: 5_000 }, (request, response) => {
    const verdict = judge({ method: request.method ?? "", target: request.url ?? "", rawHeaders: request.rawHeaders }, keys);
    if ("area" in verdict) {
      answer(request, response).catch(() => { response.destroy(); });
      return;
    }
    response.writeHead(verdict.status, { ...headersFor("refused"), "Content-Type": "application/json", Connection: "close" });
    response.end(JSON.stringify(verdict.refusal));
  });
  server.maxConnections = 64;
  server.on("clientError", (_, socket) => {
    if (socket.writable) socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    else socket.destroy();
  });
  // Nothing here changes protocol.
  server.on("upgrade", (_, socket) => { socket.destroy(); });
  server.on("connect", (_, socket) => { socket.destroy(); });
  return server;
}
