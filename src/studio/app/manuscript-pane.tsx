import { type ReactNode, useEffect, useRef } from "react";
import { mountManuscript } from "../manuscript/index.ts";
import { useStudio, useStudioState } from "../store/use-studio.ts";
import { useWords } from "../words/use-words.ts";

/** The manuscript: ProseMirror owns everything inside. */
export function ManuscriptPane({ takeOver }: { readonly takeOver: ReactNode }) {
  const words = useWords();
  const studio = useStudio();
  const place = useRef<HTMLDivElement>(null);
  const readOnly = useStudioState((state) => state.readOnly);
  useEffect(() => {
    const manuscript = mountManuscript(place.current!, { state: studio.getState().editor, dispatch: studio.dispatch });
    studio.setView(manuscript.view);
    const stop = studio.subscribe((state, before) => {
      if (state.editor !== before.editor) manuscript.update(state.editor);
      if (state.language !== before.language || state.readOnly !== before.readOnly) manuscript.refresh();
      else if (state.bound !== before.bound) manuscript.refresh(before.bound === null ? "words" : "findings");
    });
    manuscript.focus();
    studio.showCursor();
    return () => {
      stop();
      studio.setView(null);
      manuscript.destroy();
    };
  }, [studio]);
  return (
    <section className="manuscript-pane" aria-label={words({ zh: "本子", en: "Manuscript" })}>
      {readOnly !== null && <p className="banner" role="status">{words(readOnly)} {takeOver}</p>}
      <div ref={place} className="manuscript-place" />
    </section>
  );
}
