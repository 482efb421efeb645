import { useEffect, useMemo, useRef, useState } from "react";
import { historyReplySchema, type HistoryEntry, textReplySchema } from "../../server/protocol.ts";
import { type ServerLink, troubleOf } from "../app/server-link.ts";
import { useStudio, useStudioState } from "../store/use-studio.ts";
import { useWords } from "../words/use-words.ts";
import type { Words } from "../words/words.ts";
import { differenceOf } from "./difference.ts";

export interface HistoryDialogProps {
  readonly link: ServerLink;
  readonly close: () => void;
}

/** Earlier versions of the script. What would change is shown before anything does; going back is one step that undo takes back. */
export function HistoryDialog({ link, close }: HistoryDialogProps) {
  const words = useWords();
  const studio = useStudio();
  const readOnly = useStudioState((state) => state.readOnly);
  const dialog = useRef<HTMLDialogElement>(null);
  const [entries, setEntries] = useState<readonly HistoryEntry[] | null>(null);
  const [chosen, choose] = useState<HistoryEntry | null>(null);
  const [text, setText] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Words | null>(null);
  const failed = (error: unknown) => { setTrouble(troubleOf(error)); };
  useEffect(() => { dialog.current?.showModal(); }, []);
  useEffect(() => {
    void link.get("/api/history", historyReplySchema).then((reply) => {
      setEntries(reply.entries);
      choose(reply.entries[0] ?? null);
    }).catch(failed);
  }, [link]);
  useEffect(() => {
    let isWanted = chosen !== null;
    setText(null);
    setTrouble(null);
    if (chosen !== null) {
      link.get(`/api/history/${chosen.id}`, textReplySchema)
        .then((reply) => { if (isWanted) setText(reply.text); }, (error: unknown) => { if (isWanted) failed(error); });
    }
    return () => { isWanted = false; };
  }, [link, chosen]);
  const now = useMemo(() => studio.text(), [studio]);
  return (
    <dialog ref={dialog} className="history" onClose={close} aria-label={words({ zh: "以前的版本", en: "Earlier versions" })}>
      <header>
        <h2>{words({ zh: "以前的版本", en: "Earlier versions" })}</h2>
        <button type="button" onClick={close}>{words({ zh: "关上", en: "Close" })}</button>
      </header>
      {trouble !== null && <p className="banner" role="alert">{words(trouble)}</p>}
      {readOnly !== null && <p className="banner" role="status">{words({ zh: `能看，不能换回：${readOnly.zh}`, en: `To look at only: ${readOnly.en}` })}</p>}
      {entries?.length === 0
        ? <p className="waiting">{words({ zh: "还没有以前的版本。每存一次，旧的一份就留在 .history 里。", en: "No earlier version yet. Every save leaves the old text in .history." })}</p>
        : (
          <div className="history-body">
            <ol>
              {entries?.map((entry) => (
                <li key={entry.id}>
                  <button type="button" aria-pressed={entry === chosen} onClick={() => { choose(entry); }}>{words({ zh: new Date(entry.savedAt).toLocaleString("zh-CN"), en: new Date(entry.savedAt).toLocaleString("en") })}</button>
                </li>
              ))}
            </ol>
            <div className="history-difference">
              {text === null ? null : <Difference from={now} to={text} />}
              <button
                type="button"
                className="primary"
                disabled={text === null || text === now || readOnly !== null}
                onClick={() => {
                  studio.replaceText(text!);
                  close();
                  // Behind the dialog's own care for the focus, so that Ctrl+Z takes it back.
                  setTimeout(() => { studio.view()?.focus(); });
                }}
              >
                {words({ zh: "换回这一版（可以撤销）", en: "Go back to this version (undo works)" })}
              </button>
            </div>
          </div>
        )}
    </dialog>
  );
}

/** Lines around a change that are shown with it. */
const CONTEXT = 2;

function Difference({ from, to }: { readonly from: string; readonly to: string }) {
  const words = useWords();
  const parts = useMemo(() => differenceOf(from, to), [from, to]);
  if (parts.every(({ added, removed }) => !added && !removed)) return <p className="waiting">{words({ zh: "和现在的稿子一样。", en: "The same as the manuscript now." })}</p>;
  return (
    <pre tabIndex={0} aria-label={words({ zh: "差别", en: "Difference" })}>
      {parts.map(({ value, added, removed }, index) =>
        added ? <ins key={index}>{value}</ins> : removed ? <del key={index}>{value}</del> : <span key={index}>{shortened(value)}</span>)}
    </pre>
  );
}

function shortened(text: string): string {
  const lines = text.split("\n");
  return lines.length <= 2 * CONTEXT + 2 ? text : [...lines.slice(0, CONTEXT), "⋯", ...lines.slice(-CONTEXT - 1)].join("\n");
}
