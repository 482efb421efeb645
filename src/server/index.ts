export type { ServerEvent } from "./protocol.ts";
