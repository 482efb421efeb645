import { useMemo, useRef, useState } from "react";
import type { MediaKind } from "#show";
import type { SceneBinding } from "#script";
import { scenes } from "#scenes";
import { uniform } from "#sim";
import { useFileUrl } from "../app/use-file-url.ts";
import { showInBeat } from "../media/place-media.ts";
import { useTakeMedia } from "../media/use-take-media.ts";
import { dispatchGesture, newGesture } from "../store/gesture.ts";
import { problemInWords } from "../problems/in-words.ts";
import { useStudio, useStudioState } from "../store/use-studio.ts";
import { useWords } from "../words/use-words.ts";
import { changeBeat, withEntries } from "./chosen.ts";
import { Form } from "./form/form.tsx";
import { MediaChoices, MediaInbox } from "./form/media-field.tsx";
import { NumberField } from "./form/number-field.tsx";
import { ScenePicker } from "./scene-picker.tsx";
import { SceneThumbnail } from "./scene-thumbnail.tsx";

export interface BeatSceneProps {
  readonly beatId: string;
  readonly binding: SceneBinding | null;
}

/** Which scene the beat shows, and what can be set about it. */
export function BeatScene({ beatId, binding }: BeatSceneProps) {
  const words = useWords();
  const studio = useStudio();
  const language = useStudioState((state) => state.language);
  const refusal = useStudioState((state) => state.bound?.problems.find((problem) => problem.code === "scene-refused" && problem.beatId === beatId) ?? null);
  const media = useStudioState((state) => state.media);
  const fileUrl = useFileUrl();
  const choices = useMemo(() => media.map((each) => ({ media: each, address: fileUrl(each.file) })), [media, fileUrl]);
  const takeMedia = useTakeMedia();
  const inbox = useMemo(() => takeMedia && (async (file: File, wanted: MediaKind) => {
    const taken = await takeMedia(file);
    if (taken === null || taken.kind !== wanted) return taken;
    // Meanwhile the cursor may have gone elsewhere: the file is this beat's.
    const tr = showInBeat(studio.getState().editor, beatId, taken);
    if (tr !== null) dispatchGesture(studio, tr, newGesture());
    return taken;
  }), [takeMedia, studio, beatId]);
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  const scene = binding === null ? undefined : scenes.get(binding.id);
  const set = (next: SceneBinding | null, gesture: string) => { changeBeat(studio, { scene: next }, gesture); };

  return (
    <section className="inspector-section" aria-label={words({ zh: "画面", en: "Scene" })}>
      <button type="button" ref={opener} className="scene-now" aria-expanded={isOpen} onClick={() => { setOpen(!isOpen); }}>
        {scene === undefined ? <span className="scene-none" aria-hidden>{binding === null ? "∅" : "?"}</span> : <SceneThumbnail scene={scene} width={112} />}
        <span className="scene-words">
          <b>{scene?.title[language] ?? (binding === null ? words({ zh: "没有画面", en: "No scene" }) : words({ zh: `没有叫“${binding.id}”的场景`, en: `There is no scene "${binding.id}"` }))}</b>
          <small>{scene?.summary[language] ?? words({ zh: "只有两位演员。", en: "The two performers alone." })}</small>
        </span>
        <span className="scene-chevron" aria-hidden>{isOpen ? "▴" : "▾"}</span>
      </button>
      {isOpen && (
        <ScenePicker chosen={binding?.id ?? null} onLeave={close} onChoose={(id) => {
          if (id !== (binding?.id ?? null)) set(id === null ? null : { id, params: {}, seed: binding?.seed ?? null }, newGesture());
          close();
        }} />
      )}
      {refusal !== null && <p className="field-fault" role="alert">{problemInWords(refusal, studio.getState().editor.doc, language)}</p>}
      {scene !== undefined && binding !== null && (
        <>
          <MediaChoices value={choices}>
            <MediaInbox value={inbox}>
              <Form key={binding.id} schema={scene.params} values={binding.params} language={language}
                onChange={(changes, gesture) => { set({ ...binding, params: withEntries(binding.params, changes) }, gesture); }} />
            </MediaInbox>
          </MediaChoices>
          <Seed seed={binding.seed} onChange={(seed) => { set({ ...binding, seed }, newGesture()); }} />
        </>
      )}
    </section>
  );
}

/** What a beat without a seed of its own has. */
const STANDARD_SEED = 1;
const SEED_CONTROL = { kind: "number", min: 0, max: 4_294_967_295, isWhole: true } as const;
/** Seeds a person can still read out. */
const SEEDS = 1_000_000;

/** The seed after this one: the same from everywhere, so that a die thrown on two machines falls the same way. */
function nextSeed(seed: number): number {
  const next = Math.floor(uniform(seed, 0x5eed, 1) * SEEDS);
  return next === seed ? next + 1 : next;
}

function Seed({ seed, onChange }: { readonly seed: number | null; readonly onChange: (seed: number | null) => void }) {
  const words = useWords();
  return (
    <div className="field seed-row" data-field="seed">
      <label className="field-label" htmlFor="inspector-seed">{words({ zh: "随机数的种子", en: "Random seed" })}</label>
      <span className="field-value">
        <button type="button" className="dice" title={words({ zh: "换下一个种子", en: "Next seed" })} aria-label={words({ zh: "换下一个种子", en: "Next seed" })} onClick={() => { onChange(nextSeed(seed ?? STANDARD_SEED)); }}>⚄</button>
        <NumberField id="inspector-seed" control={SEED_CONTROL} value={seed ?? undefined} standard={STANDARD_SEED}
          faultOf={(value) => (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= SEED_CONTROL.max ? null : "0…4294967295")} onChange={(value) => { onChange(value ?? null); }} />
      </span>
      <button type="button" className="field-button" disabled={seed === null} title={words({ zh: "恢复缺省值", en: "Back to the default" })} aria-label={words({ zh: "种子恢复缺省值", en: "Seed back to the default" })} onClick={() => { onChange(null); }}>↺</button>
    </div>
  );
}
