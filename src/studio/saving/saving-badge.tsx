import { useStore } from "zustand";
import type { KeepStatus } from "../keep/status.ts";
import { useWords } from "../words/use-words.ts";
import type { Words } from "../words/words.ts";
import type { Saving } from "./saving-store.ts";
import "./saving.css";

export interface SavingBadgeProps {
  readonly saving: Saving;
  readonly openHistory: () => void;
}

/** Whether the words are safe, in two words beside the title; a click shows earlier versions. */
export function SavingBadge({ saving, openHistory }: SavingBadgeProps) {
  const words = useWords();
  const status = useStore(saving, (state) => state.status);
  return (
    <span className={`saving ${status.kind}`} role="status">
      <button type="button" className="saving-state" onClick={openHistory} title={words({ zh: "看以前的版本", en: "Earlier versions" })}>{words(sentence(status))}</button>
    </span>
  );
}

/** In a tab that follows another: the way to write here. */
export function TakeOver({ saving, takeOver }: { readonly saving: Saving; readonly takeOver: () => void }) {
  const words = useWords();
  const isFollowing = useStore(saving, ({ status }) => status.kind === "following");
  return isFollowing && <button type="button" onClick={takeOver}>{words({ zh: "在这里写", en: "Write here" })}</button>;
}

function sentence(status: KeepStatus): Words {
  switch (status.kind) {
    case "saved":
      return status.atMs === null ? { zh: "都在盘上", en: "All saved" } : { zh: "已存好", en: "Saved" };
    case "unsaved":
    case "saving":
      return { zh: "正在存…", en: "Saving…" };
    case "offline":
      return status.hasUnsaved
        ? { zh: "服务停了，字先留在浏览器里，接上就存", en: "The server is away; your words are kept in the browser until it is back" }
        : { zh: "服务停了，正在重连", en: "The server is away; trying again" };
    case "failed":
      return { zh: `没存成：${status.message.zh}（还会再试，字留着）`, en: `Not saved: ${status.message.en} (trying again; your words are kept)` };
    case "following":
      return { zh: "另一个标签页在写，这里跟着看", en: "Another tab is writing; this one follows" };
    case "outdated":
      return { zh: "服务重启过，改在新打开的标签页里写；这一页只跟着看，可以关了", en: "The server was restarted: write in the tab opened since; this one follows and may be closed" };
    case "read-only":
      return { zh: "只能看", en: "Read-only" };
    case "locked-out":
      return { zh: "服务重启过：请打开终端里的新网址，没存的字会带过去", en: "The server was restarted: open the new address from the terminal; unsaved words come along" };
  }
}
