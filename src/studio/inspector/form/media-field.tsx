import { createContext, useContext } from "react";
import type { MediaFile, MediaKind } from "#show";
import type { Language } from "../../words/words.ts";
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

export interface MediaFieldProps {
  readonly kind: MediaKind;
  readonly language: Language;
  readonly text: Omit<TextFieldProps, "commits" | "onCommit">;
  readonly onChange: (value: unknown, timeStamp: number) => void;
}

/** A file's name to type, and below it the files there are, as small pictures to click. */
export function MediaField({ kind, language, text, onChange }: MediaFieldProps) {
  const choices = useContext(MediaChoices).filter(({ media }) => media.kind === kind && media.fault === null);
  return (
    <>
      <TextField {...text} commits="whole" placeholder="media/…" onCommit={(value, timeStamp) => { onChange(value.trim() === "" ? undefined : value.trim(), timeStamp); }} />
      <div className="media-choices" role="group" aria-label={NAMES[kind][language]}>
        {choices.map(({ media: { file, sha256 }, address }) => (
          <button key={file} type="button" className="media-choice" aria-pressed={text.value === file} title={file} onClick={(event) => { onChange(file, event.timeStamp); }}>
            {kind === "image" && address !== null ? <img src={address} alt="" loading="lazy" key={sha256} /> : <span aria-hidden>🎞</span>}
            <small>{file.replace(/^media\//u, "")}</small>
          </button>
        ))}
        {choices.length === 0 && <p className="field-description">{EMPTY[kind][language]}</p>}
      </div>
    </>
  );
}

const NAMES = {
  image: { zh: "media/ 里的图片", en: "Pictures in media/" },
  video: { zh: "media/ 里的视频", en: "Clips in media/" },
} as const;

const EMPTY = {
  image: { zh: "把 PNG、JPEG 或 WebP 图片放进节目文件夹的 media/，这里就能选。", en: "Put PNG, JPEG or WebP pictures into media/ of the show folder to choose them here." },
  video: { zh: "把 MP4 或 WebM 视频放进节目文件夹的 media/，这里就能选。", en: "Put MP4 or WebM clips into media/ of the show folder to choose them here." },
} as const;
