import { createHash, timingSafeEqual } from "node:crypto";
import { FILE_TYPE, MEDIA_PATH, type Refusal } from "./protocol.ts";

/** A request as it came over the wire, before anything is made of it. */
export interface Asked {
  readonly method: string;
  /** The request target, untouched. */
  readonly target: string;
  /** Names and values in turn, as they came, repeated ones included. */
  readonly rawHeaders: readonly string[];
}

/** What opens the door. */
export interface Keys {
  readonly port: number;
  /** For the interface, in a header. */
  readonly token: string;
  /** For sounds and films, in the path: an <audio> sends no headers. */
  readonly nonce: string;
}

export type Verdict = { readonly area: "api" | "asset" | "page" } | { readonly status: 400 | 403 | 405; readonly refusal: Refusal };

const WRITES: ReadonlySet<string> = new Set(["PUT", "POST", "DELETE"]);
const READS: ReadonlySet<string> = new Set(["GET", "HEAD"]);
/** Each of these decides; who sends one twice means two things. */
const ONCE = ["host", "origin", "sec-fetch-site", "content-type", "x-token"] as const;

/**
 * Decides about a request by its line and headers alone. A page on another site may send requests here, under our own name
 * too if it owns a name server, but it cannot send our host with our origin, and it does not know the token.
 */
export function judge({ method, target, rawHeaders }: Asked, keys: Keys): Verdict {
  if (!isPlainTarget(target)) return refuse(400, "bad-request", WORDS.target);
  const headers = collect(rawHeaders);
  if (ONCE.some((name) => (headers.get(name)?.length ?? 0) > 1)) return refuse(400, "bad-request", WORDS.twice);
  const one = (name: (typeof ONCE)[number] | "sec-fetch-mode" | "sec-fetch-dest") => headers.get(name)?.[0];
  const host = one("host");
  if (host === undefined || !hostsOf(keys.port).includes(host)) return refuse(403, "not-allowed", WORDS.host);
  const isWrite = WRITES.has(method);
  if (!isWrite && !READS.has(method)) return refuse(403, "not-allowed", WORDS.method);
  const origin = one("origin");
  if (origin === undefined ? isWrite : origin !== `http://${host}`) return refuse(403, "not-allowed", WORDS.origin);
  const area = areaOf(target);
  if (isWrite && area !== "api") return refuse(405, "not-allowed", WORDS.method);
  const site = one("sec-fetch-site");
  const isSame = site === "same-origin" || (!isWrite && (site === undefined || site === "none"));
  // A link in a web terminal may open the studio; the page it opens knows no token but the one in its address.
  const isLink = site !== undefined && target === "/" && one("sec-fetch-mode") === "navigate" && one("sec-fetch-dest") === "document";
  if (!isSame && !isLink) return refuse(403, "not-allowed", WORDS.site);
  if (area === "asset" && !isEqual(target.split("/")[2] ?? "", keys.nonce)) return refuse(403, "bad-token", WORDS.token);
  if (area === "api" && !isEqual(one("x-token") ?? "", keys.token)) return refuse(403, "bad-token", WORDS.token);
  if (isWrite && !isTypeFor(method, target, one("content-type"))) return refuse(403, "not-allowed", WORDS.type);
  return { area };
}

export function hostsOf(port: number): readonly string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
}

/** A path of ours: printable, absolute, without anything that some layer below might read as another path. */
function isPlainTarget(target: string): boolean {
  return target.length <= 2000 && /^\/(?!\/)[\w\-.~!$&'()*+,;=:@%/?]*$/u.test(target) && !/%(?:2f|5c|00|2e|23|25)/iu.test(target) && !/(?:^|\/)\.{1,2}(?:[/?]|$)/u.test(target);
}

function areaOf(target: string): "api" | "asset" | "page" {
  const [, first] = target.split(/[/?]/u);
  return first === "api" || first === "asset" ? first : "page";
}

function collect(rawHeaders: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const headers = new Map<string, string[]>();
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const name = rawHeaders[i]!.toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), rawHeaders[i + 1]!]);
  }
  return headers;
}

/** Takes as long for a near miss as for a far one. */
function isEqual(given: string, right: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(given), hash(right));
}

/** What a form cannot send: JSON, and where a file is taken in, bytes that are called nothing else. */
function isTypeFor(method: string, target: string, type: string | undefined): boolean {
  if (method === "POST" && target === MEDIA_PATH) return type === FILE_TYPE;
  return /^application\/json(?:;\s*charset=utf-8)?$/iu.test(type ?? "");
}

function refuse(status: 400 | 403 | 405, code: Refusal["code"], message: Refusal["message"]): Verdict {
  return { status, refusal: { code, message } };
}

const WORDS = {
  target: { zh: "这个地址读不懂。", en: "This address is not understood." },
  twice: { zh: "请求里有重复的头。", en: "The request sends a header twice." },
  host: { zh: "只回答本机的地址。", en: "Only this machine's own address is answered." },
  method: { zh: "这里不能这样请求。", en: "This cannot be asked here." },
  origin: { zh: "只有这个服务器自己的网页可以这样请求。", en: "Only this server's own page may ask this." },
  site: { zh: "不回答别的网站。", en: "Other sites are not answered." },
  token: { zh: "钥匙不对：服务器可能重新启动过，请打开终端里的新链接。", en: "The key does not fit: the server may have been restarted, open the new link in the terminal." },
  type: { zh: "请求要用 JSON；放进 media/ 的文件要用 application/octet-stream。", en: "The request must be JSON, or a file for media/ as application/octet-stream." },
} as const;
