import { carriedNames, type Entrance as Kind } from "#script";
import { scenes, type Scene } from "#scenes";
import type { BoundShow } from "#show";
import { newGesture } from "../store/gesture.ts";
import { useStudio, useStudioState } from "../store/use-studio.ts";
import { useWords } from "../words/use-words.ts";
import { changeBeat } from "./chosen.ts";

const KINDS = [
  ["cut", { zh: "直接切", en: "Cut" }],
  ["dissolve", { zh: "化过去", en: "Dissolve" }],
  ["carry", { zh: "变过去", en: "Carry" }],
] as const;

/** How the beat comes in after the one before; in a carry, what becomes what. */
export function Entrance({ beatId, entrance }: { readonly beatId: string; readonly entrance: Kind }) {
  const words = useWords();
  const studio = useStudio();
  const language = useStudioState((state) => state.language);
  const bound = useStudioState((state) => state.bound);
  const set = (next: Kind) => { changeBeat(studio, { entrance: next }, newGesture()); };
  const kind = entrance === "cut" || entrance === "dissolve" ? entrance : "carry";
  const [leaving = [], coming = []]: readonly (readonly CarriedObject[])[] = bound === null ? [] : neighbours(bound, beatId).map(objectsOf);
  const pairs = leaving.flatMap((from) => coming.map((to) => ({ value: `carry:${from.name}:${to.name}`, label: `${from.title[language]} → ${to.title[language]}` })));
  const names = carriedNames(entrance);
  return (
    <section className="inspector-section">
      <h3>{words({ zh: "怎么上", en: "How it comes in" })}</h3>
      <div className="segments" role="radiogroup" aria-label={words({ zh: "换场", en: "Transition" })}>
        {KINDS.map(([each, label]) => (
          <button key={each} type="button" role="radio" aria-checked={kind === each} onClick={() => { if (kind !== each) set(each); }}>{words(label)}</button>
        ))}
      </div>
      {kind === "carry" && (pairs.length === 0 && names === null
        ? <p className="panel-hint">{words({ zh: "前后两个画面凑不出一样东西来变，会改用化过去。", en: "The two scenes have no object to carry; it will be a dissolve." })}</p>
        : (
          <select className="text-box" aria-label={words({ zh: "什么变成什么", en: "What becomes what" })} value={entrance} onChange={(event) => { set(event.target.value as Kind); }}>
            <option value="carry">{words({ zh: "自己挑", en: "Choose for me" })}</option>
            {names !== null && !pairs.some(({ value }) => value === entrance) && <option value={entrance}>{`${names.from} → ${names.to}`}</option>}
            {pairs.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
          </select>
        ))}
    </section>
  );
}

/** The scenes that the transition into a beat lies between. */
function neighbours({ timeline }: BoundShow, beatId: string): readonly (Scene | null)[] {
  const clips = timeline.clips.map(({ clip }) => clip).filter((clip) => clip.kind !== "transition");
  const at = clips.findIndex((clip) => clip.kind === "beat" && clip.beatId === beatId);
  return [clips[at - 1], clips[at]].map((clip) => (clip?.scene ? scenes.get(clip.scene.id) ?? null : null));
}

interface CarriedObject {
  readonly name: string;
  readonly title: { readonly zh: string; readonly en: string };
}

function objectsOf(scene: Scene | null): readonly CarriedObject[] {
  return Object.entries(scene?.carries ?? {}).map(([name, { title }]) => ({ name, title }));
}
