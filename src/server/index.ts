export type { ServerEvent } from "./protocol.ts";
export { PortTaken } from "./listen.ts";
export type { Served, ServeOptions } from "./serve.ts";
export { serveShow } from "./serve.ts";
