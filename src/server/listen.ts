import type { Server } from "node:http";

/** The one port that was asked for is in use. */
export class PortTaken extends Error {
  constructor(readonly port: number) {
    super(`port ${port} is in use`);
    this.name = "PortTaken";
  }
}

export interface Listening {
  readonly port: number;
  /** Ends at once, whoever is connected. */
  readonly stop: () => Promise<void>;
}

/**
 * Listens on 127.0.0.1 and, where the machine has it, on ::1, on the first port that is free on both.
 *
 * @param ports in the order of liking; 0 takes any
 * @throws {PortTaken} when none is free
 */
export async function listenOnLoopback(ports: readonly number[], makeServer: (port: number) => Server): Promise<Listening> {
  for (const wanted of ports) {
    const port = wanted === 0 ? await freePort(makeServer(0)) : wanted;
    const servers: Server[] = [];
    const stop = async () => { await Promise.all(servers.map(close)); };
    let isFree = true;
    for (const host of ["127.0.0.1", "::1"]) {
      const server = makeServer(port);
      const problem = await listen(server, port, host);
      if (problem === null) servers.push(server);
      else if (host === "127.0.0.1" || problem === "EADDRINUSE") isFree = false;
      if (!isFree) break;
    }
    if (isFree) return { port, stop };
    await stop();
  }
  throw new PortTaken(ports[0] ?? 0);
}

async function freePort(server: Server): Promise<number> {
  await listen(server, 0, "127.0.0.1");
  const address = server.address();
  await close(server);
  return typeof address === "object" && address ? address.port : 0;
}

/** @returns why not, as the system names it */
function listen(server: Server, port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) => { resolve(error.code ?? error.message); });
    server.listen({ port, host, ipv6Only: host === "::1" }, () => { resolve(null); });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => { resolve(); });
    server.closeAllConnections();
  });
}
