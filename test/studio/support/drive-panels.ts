import type { Page } from "playwright-core";
import type { PanelsPage } from "./panels-page.tsx";

declare global {
  interface Window { panels: PanelsPage }
}

/** What a test asks of the panels' page and does with it. */
export function drivePanels(page: Page) {
  /** After the film was bound to what was written, and the panels had their chance to follow: two frames. */
  const settled = async (): Promise<void> => {
    await page.waitForFunction(() => { const { boundDoc, editor } = window.panels.studio.getState(); return boundDoc === editor.doc; });
    await page.evaluate(() => new Promise<void>((done) => { requestAnimationFrame(() => { requestAnimationFrame(() => { done(); }); }); }));
  };
  return {
    open: async (text: string, language: "zh" | "en" = "zh"): Promise<void> => {
      await page.evaluate(([shown, words]) => { window.panels.open(shown, { language: words, theme: "light" }); }, [text, language] as const);
      await settled();
    },
    text: () => page.evaluate(() => window.panels.studio.text()),
    cursorAt: (words: string) => page.evaluate((at) => { window.panels.cursorAt(at); }, words),
    select: (type: string, nth: number) => page.evaluate(([name, index]) => { window.panels.select(name, index); }, [type, nth] as const),
    undo: () => page.evaluate(() => { window.panels.undo(); }),
    settled,
    /** The words around the cursor. */
    selectedText: () => page.evaluate(() => window.panels.studio.getState().editor.selection.$from.parent.textContent),
    selectionType: () => page.evaluate(() => String(window.panels.studio.getState().editor.selection.toJSON().type)),
    beatId: () => page.evaluate(() => window.panels.studio.getState().whereabouts.beatId),
    paramsOf: async (beatId: string) => {
      await settled();
      return page.evaluate((id) => window.panels.studio.getState().bound!.timeline.clips.find(({ clip }) => clip.id === id)!.clip.scene?.params ?? null, beatId);
    },
    lineStarts: async () => {
      await settled();
      return page.evaluate(() => window.panels.studio.getState().bound!.timeline.clips[0]!.clip.lines.map(({ startMs }) => startMs));
    },
    field: (name: string) => page.locator(`.inspector .field[data-field="${name}"]`),
  };
}
