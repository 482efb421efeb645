import { useStore } from "zustand";
import { useWords } from "../words/use-words.ts";
import type { MediaUploads } from "./media-uploads.ts";
import "./media.css";

/** Files that take their time, and those that were not taken. */
export function UploadNotices({ uploads }: { readonly uploads: MediaUploads }) {
  const words = useWords();
  const shown = useStore(uploads, (state) => state.uploads).filter(({ isLong, fault }) => isLong || fault !== null);
  return shown.map(({ id, name, bytes, sentBytes, fault, cancel }) => (
    <div key={id} className={`notice upload${fault === null ? "" : " failed"}`} role={fault === null ? undefined : "alert"}>
      {fault === null
        ? (
          <>
            <p>{words({ zh: `正在把“${name}”放进 media/…`, en: `Putting "${name}" into media/…` })}</p>
            <progress max={bytes} value={sentBytes} aria-label={name} />
            <div className="notice-answers"><small>{megabytes(sentBytes)} / {megabytes(bytes)} MB</small><button type="button" onClick={cancel}>{words({ zh: "不放了", en: "Cancel" })}</button></div>
          </>
        )
        : (
          <>
            <p>{words(fault)}</p>
            <div className="notice-answers"><button type="button" onClick={() => { uploads.dismiss(id); }}>{words({ zh: "知道了", en: "OK" })}</button></div>
          </>
        )}
    </div>
  ));
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
