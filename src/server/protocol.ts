/** What the local server tells the studio. The studio imports this file and nothing else of the server. */
export interface ServerMessage {
  readonly type: "show-changed";
  /** SHA-256 of the `show.md` now on disk, in hex. */
  readonly sha256: string;
}
