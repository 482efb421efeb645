import katex from "katex";
import type { CSSProperties } from "react";
import { useMemo } from "react";
import { light, SANS, SIZE } from "#look";

export interface FormulaProps {
  readonly tex: string;
  /** px of the layout. */
  readonly size?: number;
  readonly color?: string;
  readonly style?: CSSProperties;
  /** Colour of the source text that is shown when KaTeX refuses it. */
  readonly wrongColor?: string;
}

/** A formula set by KaTeX. Never throws: what KaTeX refuses is shown as its source, in the colour of wrong things. */
export function Formula({ tex, size = SIZE.label, color = "inherit", style, wrongColor = light.wrong }: FormulaProps) {
  // The same object each time: React writes the markup of another one anew, and has it all laid out again, in every frame.
  const markup = useMemo(() => {
    const html = formulaHtml(tex);
    return html === null ? null : { __html: trusted(html) };
  }, [tex]);
  const look: CSSProperties = { fontSize: size, lineHeight: 1.2, whiteSpace: "nowrap", color, ...style };
  if (markup === null) return <span style={{ ...look, color: wrongColor, fontFamily: `KaTeX_Typewriter, ${SANS}` }}>{tex}</span>;
  return <span style={look} dangerouslySetInnerHTML={markup} />;
}

interface TrustedTypes {
  readonly createPolicy: (name: string, rules: { readonly createHTML: (html: string) => string }) => { readonly createHTML: (html: string) => string };
}

/** A page may allow markup from named makers only; KaTeX's own is what `formulaHtml` made. */
const policy = (globalThis as { readonly trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy("katex", { createHTML: (html) => html });

function trusted(html: string): string {
  return policy?.createHTML(html) ?? html;
}

/** The limits keep a hostile formula small. */
const OPTIONS = { output: "html", throwOnError: true, trust: false, strict: "ignore", maxExpand: 500, maxSize: 50 } as const;

/** KaTeX's own markup, or null when it refuses the source. */
export function formulaHtml(tex: string): string | null {
  try {
    return katex.renderToString(tex, OPTIONS);
  } catch {
    return null;
  }
}

/** Why KaTeX refuses a source, in its words, or null when it does not. */
export function formulaFault(tex: string): string | null {
  try {
    katex.renderToString(tex, OPTIONS);
    return null;
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).replace(/^KaTeX parse error: /u, "");
  }
}
