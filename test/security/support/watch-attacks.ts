import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { BrowserContext } from "playwright-core";

/** A server of the attacker's; every request to it is noted. */
export interface Sink extends AsyncDisposable {
  readonly address: string;
  readonly asked: readonly string[];
}

export async function openSink(answer: (path: string) => string = () => ""): Promise<Sink> {
  const asked: string[] = [];
  const server = createServer((request, reply) => {
    asked.push(`the sink was asked for ${request.url}`);
    reply.writeHead(200, { "Access-Control-Allow-Origin": "*", "Content-Type": "text/html; charset=utf-8" }).end(answer(request.url ?? ""));
  });
  await new Promise<void>((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  return {
    asked,
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => { resolve(); });
    }),
  };
}

/**
 * Notes what a payload did in any page or frame of a context, from now on: scripts that ran, dialogs, requests to elsewhere, new windows.
 *
 * @param isOwn whether an address is one the page may ask
 */
export async function watchAttacks(context: BrowserContext, isOwn: (url: string) => boolean): Promise<readonly string[]> {
  const seen: string[] = [];
  await context.exposeBinding("tellOfAttack", ({ frame }, what: string) => { seen.push(`${what} in ${frame.url().slice(0, 80)}`); });
  await context.addInitScript(() => {
    Object.defineProperty(window, "pwned", { set: () => { (window as unknown as { tellOfAttack: (what: string) => void }).tellOfAttack("a script ran"); } });
  });
  context.on("dialog", (dialog) => {
    seen.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on("request", (request) => { if (!/^(?:blob|data|about):/u.test(request.url()) && !isOwn(request.url())) seen.push(`asked for ${request.url()}`); });
  context.on("page", (page) => { page.on("popup", (popup) => seen.push(`a window: ${popup.url()}`)); });
  return seen;
}
