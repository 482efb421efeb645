import { newGesture } from "../store/gesture.ts";
import { useStudio, useStudioState } from "../store/use-studio.ts";
import { useUndoKeys } from "../store/use-undo-keys.ts";
import { useWords } from "../words/use-words.ts";
import { BeatScene } from "./beat-scene.tsx";
import { changeBeat, selectBeat, selectChosen } from "./chosen.ts";
import { CueSection } from "./cue-section.tsx";
import { Entrance } from "./entrance.tsx";
import { FactSection } from "./fact-section.tsx";
import { Playback } from "./playback.tsx";
import { TextField } from "./form/text-field.tsx";
import "../words/panel.css";
import "./inspector.css";

/** What stands under the cursor, with everything that can be set about it. */
export function Inspector() {
  const words = useWords();
  const studio = useStudio();
  const beat = useStudioState(selectBeat);
  const chosen = useStudioState(selectChosen);
  // A draft is of the one that was chosen when it was typed.
  const chosenAt = useStudioState((state) => (selectChosen(state) === null ? null : state.editor.selection.from));
  const isReadOnly = useStudioState((state) => state.readOnly !== null);
  const undoKeys = useUndoKeys();
  return (
    <section className="inspector" aria-label={words({ zh: "检查器", en: "Inspector" })} onKeyDown={undoKeys}>
      {beat === null
        ? <p className="panel-hint">{words({ zh: "把光标放进一拍，这里就能改它的画面。", en: "Put the cursor into a beat to set its picture here." })}</p>
        : (
          <fieldset className="inspector-body" disabled={isReadOnly}>
            {chosen?.type.name === "cue" && <CueSection key={chosenAt} node={chosen} scene={beat.scene} />}
            {chosen?.type.name === "fact_box" && <FactSection key={chosenAt} node={chosen} />}
            <header className="inspector-head">
              <TextField key={beat.id} value={beat.title} commits="whole" className="text-box inspector-title" label={words({ zh: "拍的标题", en: "Title of the beat" })}
                placeholder={words({ zh: "没有标题", en: "No title" })} onCommit={(title) => { changeBeat(studio, { title: title.replace(/[\n\r\0]+/g, " ").trim().slice(0, 200) }, newGesture()); }} />
              <code title={words({ zh: "编号：改标题、挪地方都不变", en: "Id: stays when the beat is renamed or moved" })}>#{beat.id}</code>
            </header>
            <BeatScene key={`scene ${beat.id}`} beatId={beat.id} binding={beat.scene} />
            <Entrance beatId={beat.id} entrance={beat.entrance} />
            <Playback direction={beat.direction} speed={beat.speed} />
          </fieldset>
        )}
    </section>
  );
}
