/** What the studio's page may do: only what comes from here, no markup from strings. KaTeX and the editor need style attributes. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  // The one style element that Remotion's player writes; known by its hash.
  "style-src 'self' 'sha256-gv/jBVmnD9LQSRVG0n8AQ31cGwpFmZCCHvcOF0Z+Em8='",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types doupeng katex ProseMirrorClipboard dompurify",
].join("; ");

/** A file of the show is looked at or listened to; whatever it holds, it never runs. */
const ASSET_POLICY = "sandbox; default-src 'none'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

const ALL: Readonly<Record<string, string>> = {
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(self), usb=(), serial=(), payment=()",
};

export function headersFor(area: "api" | "asset" | "page" | "refused"): Readonly<Record<string, string>> {
  switch (area) {
    case "page":
      return { ...ALL, "Content-Security-Policy": PAGE_POLICY, "Cache-Control": "no-cache" };
    case "asset":
      return { ...ALL, "Content-Security-Policy": ASSET_POLICY, "Cache-Control": "private, max-age=3600" };
    case "api":
    case "refused":
      return { ...ALL, "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'", "Cache-Control": "no-store" };
  }
}
