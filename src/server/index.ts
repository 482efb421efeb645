export type { ServerMessage } from "./protocol.ts";
