import type { IncomingMessage, ServerResponse } from "node:http";
import { Server as HttpServer } from "node:http";
import { Server } from "node:net";
import { answerMedia, mediaAsked } from "../show-media/answer-media.ts";
import type { MediaPaths } from "../show-media/media-paths.ts";

const LOOPBACK = "127.0.0.1";

/**
 * Makes every server of this process listen on loopback only and answer only to loopback names. Remotion's renderer
 * otherwise opens its bundle and a fetching proxy to the whole network while it renders (4.0.529: `*:3001`, any Host).
 * Under `/media/` they answer with the files that are allowed just now, by hash.
 */
export function keepToLoopback(media: () => MediaPaths = () => ({})): void {
  const listen = Server.prototype.listen as (this: Server, ...args: unknown[]) => Server;
  Server.prototype.listen = function (this: Server, ...args: unknown[]): Server {
    return listen.apply(this, onLoopback(args));
  } as typeof Server.prototype.listen;

  const emit = HttpServer.prototype.emit as (this: HttpServer, event: string | symbol, ...args: unknown[]) => boolean;
  HttpServer.prototype.emit = function (this: HttpServer, event: string | symbol, ...args: unknown[]): boolean {
    if (event === "request" && !isFromUs(args[0] as IncomingMessage)) {
      refuse(args[1] as ServerResponse);
      return true;
    }
    const [request, response] = args as [IncomingMessage, ServerResponse];
    const asked = event === "request" ? mediaAsked(request.url ?? "") : null;
    if (asked !== null) {
      void answerMedia(media(), asked, request.headers.range).then(({ status, headers, body }) => response.writeHead(status, headers).end(body), () => response.destroy());
      return true;
    }
    return emit.call(this, event, ...args);
  } as typeof HttpServer.prototype.emit;
}

function onLoopback(args: readonly unknown[]): unknown[] {
  const callback = args.filter((arg) => typeof arg === "function");
  const [first, second] = args;
  if (typeof first === "object" && first !== null) {
    const options = first as Record<string, unknown>;
    const isLocalAlready = "path" in options || "fd" in options || "_handle" in options;
    return isLocalAlready ? [...args] : [{ ...options, host: LOOPBACK }, ...callback];
  }
  if (typeof first === "string" && !/^\d+$/u.test(first)) return [...args];
  const backlog = [second, args[2]].find((arg) => typeof arg === "number");
  return [{ port: Number(first ?? 0) || 0, host: LOOPBACK, ...(backlog === undefined ? {} : { backlog }) }, ...callback];
}

/** The exact names of this machine's loopback, and of the proxy only what this server itself serves. */
function isFromUs(request: IncomingMessage): boolean {
  const port = request.socket.localPort;
  const host = request.headers.host ?? "";
  if (host !== `localhost:${port}` && host !== `${LOOPBACK}:${port}`) return false;
  if (!request.url?.startsWith("/proxy")) return true;
  const source = new URL(request.url, `http://${host}`).searchParams.get("src") ?? "";
  return source.startsWith(`http://localhost:${port}/`) && !source.startsWith(`http://localhost:${port}/proxy`);
}

function refuse(response: ServerResponse): void {
  response.writeHead(403).end();
}
