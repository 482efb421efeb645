import katex from "katex";

const OPTIONS = { output: "html", throwOnError: true, trust: false, strict: "ignore", maxExpand: 500, maxSize: 50 } as const;

/** Sets a formula; shows its source, marked wrong, when KaTeX refuses it. Says why, or null. */
export function renderTex(tex: string, place: HTMLElement): string | null {
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
