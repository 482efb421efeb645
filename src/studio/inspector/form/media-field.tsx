import { createContext, useContext, useRef, useState } from "react";
import type { MediaFile, MediaKind } from "#show";
import type { TakenMedia } from "../../media/media-uploads.ts";
import type { Language, Words } from "../../words/words.ts";
import { TextField, type TextFieldProps } from "./text-field.tsx";
import "./form.css";

/** A file of the show that a field may name. */
export interface MediaChoice {
  readonly media: MediaFile;
  /** Where this page gets it; null: nowhere. */
  readonly address: string | null;
}

/** What lies in the show's `media/`; where there is no show, nothing. */
export const MediaChoices = createContext<readonly MediaChoice[]>([]);

/** Takes a person's file into `media/`, and into the field when it is of the kind wanted; null where there is no show. */
export const MediaInbox = createContext<((file: File, wanted: MediaKind) => Promise<TakenMedia | null>) | null>(null);

export interface MediaFieldProps {
  readonly kind: MediaKind;
  readonly language: Language;
  readonly text: Omit<TextFieldProps, "commits" | "onCommit">;
  readonly onChange: (value: unknown, timeStamp: number) => void;
}

/** A file's name to type, a button for a file from anywhere, and the files there are, as small pictures to click. Files may be dropped and pasted here. */
export function MediaField({ kind, language, text, onChange }: MediaFieldProps) {
  const choices = useContext(MediaChoices).filter(({ media }) => media.kind === kind && media.fault === null);
  const inbox = useContext(MediaInbox);
  const picker = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [isTaking, setTaking] = useState(false);
  const [stranger, setStranger] = useState<string | null>(null);
  const take = (file: File | undefined) => {
    if (inbox === null || file === undefined) return;
    setStranger(null);
    setTaking(true);
    void inbox(file, kind).then((taken) => {
      setTaking(false);
      if (taken !== null && taken.kind !== kind) setStranger(taken.file);
    });
  };
  const canTake = (event: { readonly currentTarget: HTMLElement; readonly dataTransfer: DataTransfer }) =>
    inbox !== null && event.dataTransfer.types.includes("Files") && event.currentTarget.closest("fieldset:disabled") === null;
  return (
    <div className={`media-field${isOver ? " is-over" : ""}`}
      onDragOver={(event) => {
        if (!canTake(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => { if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false); }}
      onDrop={(event) => {
        setOver(false);
        if (!canTake(event)) return;
        event.preventDefault();
        take(event.dataTransfer.files[0]);
      }}
      onPaste={(event) => {
        const [file] = event.clipboardData.files;
        if (file === undefined || event.clipboardData.getData("text/plain") !== "") return;
        event.preventDefault();
        take(file);
      }}>
      <div className="media-name">
        <TextField {...text} commits="whole" placeholder="media/…" onCommit={(value, timeStamp) => { onChange(value.trim() === "" ? undefined : value.trim(), timeStamp); }} />
        {inbox !== null && (
          <button type="button" className="media-pick" disabled={isTaking} aria-busy={isTaking} onClick={() => { picker.current?.click(); }}>
            {isTaking ? WORDS.taking[language] : WORDS.pick[kind][language]}
          </button>
        )}
      </div>
      <input ref={picker} type="file" hidden accept={ACCEPT[kind]} aria-label={WORDS.pick[kind][language]} onChange={(event) => {
        take(event.target.files?.[0]);
        // The same file may be chosen again.
        event.target.value = "";
      }} />
      {stranger !== null && <p className="field-fault" role="alert">{WORDS.stranger[kind](stranger)[language]}</p>}
      <div className="media-choices" role="group" aria-label={WORDS.lying[kind][language]}>
        {choices.map(({ media: { file, sha256 }, address }) => (
          <button key={file} type="button" className="media-choice" aria-pressed={text.value === file} title={file} onClick={(event) => { onChange(file, event.timeStamp); }}>
            {address === null ? <span aria-hidden>🎞</span> : kind === "image" ? <img src={address} alt="" loading="lazy" key={sha256} /> : <video src={`${address}#t=0.1`} muted preload="metadata" key={sha256} aria-hidden />}
            <small>{file.replace(/^media\//u, "")}</small>
          </button>
        ))}
        {choices.length === 0 && <p className="field-description">{(inbox === null ? WORDS.empty : WORDS.drop)[kind][language]}</p>}
      </div>
    </div>
  );
}

const ACCEPT: Readonly<Record<MediaKind, string>> = {
  image: "image/png,image/jpeg,image/webp",
  video: "video/mp4,video/webm,video/quicktime,.mkv,.m4v,.mov",
};

const WORDS = {
  pick: { image: { zh: "选图片…", en: "Choose a picture…" }, video: { zh: "选视频…", en: "Choose a clip…" } },
  taking: { zh: "正在放…", en: "Taking it…" },
  lying: { image: { zh: "media/ 里的图片", en: "Pictures in media/" }, video: { zh: "media/ 里的视频", en: "Clips in media/" } },
  stranger: {
    image: (file: string): Words => ({ zh: `${file} 是视频，已经放进 media/ 了；要放它，请把画面换成“视频”。`, en: `${file} is a clip; it is in media/ now. To show it, change the scene to "Video clip".` }),
    video: (file: string): Words => ({ zh: `${file} 是图片，已经放进 media/ 了；要放它，请把画面换成“图片”。`, en: `${file} is a picture; it is in media/ now. To show it, change the scene to "Picture".` }),
  },
  empty: {
    image: { zh: "把 PNG、JPEG 或 WebP 图片放进节目文件夹的 media/，这里就能选。", en: "Put PNG, JPEG or WebP pictures into media/ of the show folder to choose them here." },
    video: { zh: "把 MP4 或 WebM 视频放进节目文件夹的 media/，这里就能选。", en: "Put MP4 or WebM clips into media/ of the show folder to choose them here." },
  },
  drop: {
    image: { zh: "把 PNG、JPEG 或 WebP 图片拖到这儿，或者贴在上面的格子里。", en: "Drop a PNG, JPEG or WebP picture here, or paste it into the box above." },
    video: { zh: "把 MP4 或 WebM 视频拖到这儿。", en: "Drop an MP4 or WebM clip here." },
  },
} as const;
