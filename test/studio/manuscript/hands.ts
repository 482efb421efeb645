import type { ManuscriptPage } from "./manuscript-page.ts";
import type { OpenManuscript } from "./open-manuscript.ts";

export type Browser = { page: ManuscriptPage };

/** What went and what came, as lines of the script. */
export interface Change {
  readonly gone: readonly string[];
  readonly come: readonly string[];
}

export function change(before: string, after: string): Change {
  const [old, now] = [before.trimEnd().split("\n"), after.trimEnd().split("\n")];
  let from = 0;
  while (from < Math.min(old.length, now.length) && old[from] === now[from]) from++;
  let end = 0;
  while (end < Math.min(old.length, now.length) - from && old.at(-1 - end) === now.at(-1 - end)) end++;
  return { gone: old.slice(from, old.length - end), come: now.slice(from, now.length - end) };
}

/** What a writer does at the page, and what there is to read. */
export function hands(get: () => OpenManuscript) {
  const page = () => get().page;
  const script = () => page().evaluate(() => (window as unknown as Browser).page.text());
  return {
    script,
    show: (text: string) => page().evaluate((given) => { (window as unknown as Browser).page.open(given); }, text),
    /** Words around the cursor: `前|后`. */
    cursor: () => page().evaluate(() => (window as unknown as Browser).page.cursor()),
    select: (text: string, where: "before" | "after" | "all" = "after") =>
      page().evaluate(([given, place]) => { (window as unknown as Browser).page.select(given!, place as "before"); }, [text, where]),
    selectBetween: (from: string, to: string) => page().evaluate(([a, b]) => { (window as unknown as Browser).page.selectBetween(a!, b!); }, [from, to]),
    disturb: (what: string) => page().evaluate((given) => { (window as unknown as Browser).page.disturb(given as "refresh"); }, what),
    /** The view takes over what was composed a moment after its end. */
    settle: () => page().waitForTimeout(45),
    press: async (...keys: readonly string[]) => { for (const key of keys) await page().keyboard.press(key); },
    type: (text: string) => page().keyboard.type(text),
    menu: () => page().locator(".ms-menu-item > span").allTextContents(),
    changes: async (act: () => Promise<void>): Promise<Change> => {
      const before = await script();
      await act();
      return change(before, await script());
    },
  };
}
