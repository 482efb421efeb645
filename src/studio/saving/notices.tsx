import type { ReactNode } from "react";
import { useStore } from "zustand";
import { useStudio } from "../store/use-studio.ts";
import { useWords } from "../words/use-words.ts";
import { sentence } from "./notice-words.ts";
import { isPassing, type Saving } from "./saving-store.ts";

export interface NoticesProps {
  readonly saving: Saving;
  readonly takeDraft: (id: string) => void;
  readonly dropDraft: (id: string) => void;
  /** Notices of others. */
  readonly children?: ReactNode;
}

/** What happened to the text besides the typing and needs an answer; nothing here goes away by itself. */
export function Notices({ saving, takeDraft, dropDraft, children }: NoticesProps) {
  const words = useWords();
  const studio = useStudio();
  const notices = useStore(saving, (state) => state.notices);
  return (
    <div className="notices" aria-live="polite">
      {notices.filter(({ notice }) => !isPassing(notice)).map(({ id, notice }) => {
        const away = () => { saving.dismiss(id); };
        return (
          <div key={id} className={`notice ${notice.kind}`}>
            <p>{words(sentence(notice))}</p>
            {notice.kind === "draft" && <blockquote>{newWords(notice.draft.text, studio.text())}</blockquote>}
            {notice.kind === "draft"
              ? <Answers>
                  <button type="button" className="primary" onClick={() => { takeDraft(notice.draft.id); away(); }}>{words({ zh: "放回稿子里", en: "Put them back" })}</button>
                  <button type="button" onClick={() => { dropDraft(notice.draft.id); away(); }}>{words({ zh: "不要了", en: "Discard" })}</button>
                  <button type="button" onClick={away}>{words({ zh: "以后再说", en: "Later" })}</button>
                </Answers>
              : <Answers><button type="button" onClick={away}>{words({ zh: "知道了", en: "OK" })}</button></Answers>}
          </div>
        );
      })}
      {children}
    </div>
  );
}

function Answers({ children }: { readonly children: ReactNode }) {
  return <div className="notice-answers">{children}</div>;
}

/** The lines of a draft that the manuscript does not have; where it only leaves some out, its end. */
function newWords(draft: string, manuscript: string): string {
  const there = new Set(manuscript.split("\n"));
  const trimmed = (draft.split("\n").filter((line) => !there.has(line)).join("\n") || draft).trimEnd();
  return trimmed.length > 120 ? `…${trimmed.slice(-120)}` : trimmed;
}
