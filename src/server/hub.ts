import type { ServerEvent } from "./protocol.ts";

/** Where what happens on the server is told to all who listen. */
export class Hub {
  private readonly listeners = new Set<(event: ServerEvent) => void>();

  tell(event: ServerEvent): void {
    for (const listener of this.listeners) listener(event);
  }

  /** @returns stops listening */
  listen(listener: (event: ServerEvent) => void): () => void {
    this.listeners.add(listener);
    return () => { this.listeners.delete(listener); };
  }
}
