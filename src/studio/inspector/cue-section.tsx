import type { Node } from "prosemirror-model";
import type { CueAttrs, SceneBinding } from "#script";
import { scenes } from "#scenes";
import { readYamlValue } from "#show";
import { stageActions } from "#stage";
import { newGesture } from "../store/gesture.ts";
import { keepKeyboard } from "../app/keep-keyboard.ts";
import { audition } from "../preview/audition.ts";
import { filmMsOfCue } from "../preview/whereabouts.ts";
import { usePlayhead } from "../store/use-playhead.ts";
import { useStudio, useStudioState } from "../store/use-studio.ts";
import { useWords } from "../words/use-words.ts";
import { changeChosen, withEntries, withEntry } from "./chosen.ts";
import { Form } from "./form/form.tsx";
import { TextField } from "./form/text-field.tsx";

export interface CueSectionProps {
  readonly node: Node;
  /** Of the cue's beat. */
  readonly scene: SceneBinding | null;
}

/** What the selected cue says to people, does, and with which arguments. */
export function CueSection({ node, scene: binding }: CueSectionProps) {
  const words = useWords();
  const studio = useStudio();
  const playhead = usePlayhead();
  const language = useStudioState((state) => state.language);
  const { text, do: action, args } = node.attrs as CueAttrs;
  const { at, ...own } = args;
  const playAlone = () => {
    const { bound, editor } = studio.getState();
    const atMs = bound === null ? null : filmMsOfCue(editor.doc, editor.selection.from, bound);
    if (atMs !== null) audition(playhead, atMs);
  };
  const sceneActions = (binding === null ? undefined : scenes.get(binding.id))?.actions ?? {};
  const known = action === null ? undefined : (Object.hasOwn(sceneActions, action) ? sceneActions[action] : stageActions.get(action));
  const groups = [[words({ zh: "这个画面会做的", en: "The scene" }), Object.entries(sceneActions)], [words({ zh: "台上会做的", en: "The stage" }), [...stageActions]]] as const;

  return (
    <section className="inspector-section is-chosen" aria-label={words({ zh: "动效", en: "Cue" })}>
      <h3>
        {words({ zh: "动效", en: "Cue" })}
        <button type="button" className="small-button audition" onMouseDown={keepKeyboard} onClick={playAlone}>{words({ zh: "单独看一遍", en: "Play alone" })}</button>
      </h3>
      <label className="stacked">{words({ zh: "给人看的话（不出声）", en: "Direction, never spoken" })}
        <TextField commits="whole" value={text} onCommit={(next) => { changeChosen(studio, { text: next.replace(/[\n\r\0]+/g, " ") }, newGesture()); }} />
      </label>
      <label className="stacked">{words({ zh: "做什么", en: "Action" })}
        <select className="text-box" value={action ?? ""} aria-invalid={(action !== null && known === undefined) || undefined}
          onChange={(event) => { changeChosen(studio, { do: event.target.value === "" ? null : event.target.value, args: at === undefined ? {} : { at } }, newGesture()); }}>
          <option value="">{words({ zh: "什么也不做，只给动画师看", en: "Nothing, a note to the animator" })}</option>
          {action !== null && known === undefined && <option value={action}>{action} ?</option>}
          {groups.map(([label, actions]) => actions.length > 0 && (
            <optgroup key={label} label={label}>
              {actions.map(([name, each]) => <option key={name} value={name}>{each.title[language]}（{name}）</option>)}
            </optgroup>
          ))}
        </select>
      </label>
      {action !== null && known === undefined && <p className="field-fault" role="alert">{words({ zh: `“${action}”没人会做。`, en: `Nobody can do "${action}".` })}</p>}
      {known !== undefined && (
        <Form key={action} schema={known.args} values={Object.fromEntries(Object.entries(own).map(([name, value]) => [name, readYamlValue(value)]))} language={language}
          onChange={(changes, gesture) => { changeChosen(studio, { args: withEntries(args, Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, value === undefined ? undefined : writtenValue(value)]))) }, gesture); }} />
      )}
      {action !== null && (
        <label className="stacked">{words({ zh: "等到这个词再做（可不写）", en: "Wait for this word (optional)" })}
          <TextField commits="whole" value={at ?? ""} onCommit={(next) => { changeChosen(studio, { args: withEntry(args, "at", next.trim() === "" ? undefined : next.trim()) }, newGesture()); }} />
        </label>
      )}
    </section>
  );
}

/** A value as it stands behind the equals sign, so that it is read as itself again. */
function writtenValue(value: unknown): string {
  if (typeof value !== "string") return JSON.stringify(value);
  return readYamlValue(value) === value ? value : JSON.stringify(value);
}
