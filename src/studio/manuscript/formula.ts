import type katexModule from "katex";

const OPTIONS = { output: "html", throwOnError: true, trust: false, strict: "ignore", maxExpand: 500, maxSize: 50 } as const;

type Katex = typeof katexModule;

/** As large as the editor itself: it comes when the first formula is seen. */
let katex: Katex | null = null;
let coming: Promise<unknown> | null = null;
/** What each place waits to show. */
const waiting = new Map<HTMLElement, string>();

/** Sets a formula; shows its source, marked wrong, when KaTeX refuses it. Says why, or null; null too while KaTeX is not there yet. */
export function renderTex(tex: string, place: HTMLElement): string | null {
  if (katex === null) {
    place.textContent = tex;
    waiting.set(place, tex);
    coming ??= import("katex").then((module) => {
      katex = module.default;
      for (const [each, source] of waiting) renderTex(source, each);
      waiting.clear();
    });
    return null;
  }
  try {
    // A new object each time: formulas must not define macros for each other.
    katex.render(tex, place, { ...OPTIONS, macros: {} });
    place.classList.remove("is-wrong");
    return null;
  } catch (error) {
    place.textContent = tex;
    place.classList.add("is-wrong");
    return (error instanceof Error ? error.message : String(error)).replace(/^KaTeX parse error: /u, "");
  }
}
