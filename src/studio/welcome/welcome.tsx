import { useEffect, useRef, useState } from "react";
import { z } from "zod";
import { remember, remembered } from "../app/remembered.ts";
import { keyText } from "../manuscript/index.ts";
import { useStudio } from "../store/use-studio.ts";
import { useWords } from "../words/use-words.ts";
import type { Words } from "../words/words.ts";
import "./welcome.css";

const KEY = "doupeng-welcomed";

const STEPS: readonly { readonly title: Words; readonly text: Words }[] = [
  {
    title: { zh: "这是一段现成的对口", en: "Here is a finished routine" },
    text: { zh: "中间是本子，红名字逗哏，蓝名字捧哏。随便点一句，右边就演到那句；点“放”（或按 F8）接着往下演。", en: "The script is in the middle: red names lead, blue names answer. Click a line and the picture goes there; press Play (or F8) to go on." },
  },
  {
    title: { zh: "改一句试试", en: "Change a line" },
    text: {
      zh: `直接打字。回车是对方的下一句，Tab 换人说。打斜杠 / 能插停顿、笑口、公式、动效、知识框；想不起来的，${keyText("Mod-k")} 里都有。`,
      en: `Just type. Enter makes the other performer's line, Tab changes who speaks. Type / for pauses, laughs, formulas, cues and facts; ${keyText("Mod-k")} finds everything.`,
    },
  },
  {
    title: { zh: "让画面听词的", en: "Let the picture follow the words" },
    text: { zh: "词里的小红签是动效：说到那儿，模拟就动一下。拖它换个词，点它改参数；右边“场景”里拉滑杆，画面马上跟着变。", en: "The red chips are cues: when the words get there, the simulation acts. Drag one to another word, or open the scene's sliders on the right." },
  },
  {
    title: { zh: "数字有人核", en: "Numbers are checked" },
    text: { zh: "知识框里的数由同一套模拟核对：对得上打勾，对不上告诉您该是多少。“查数”里有现成的，点一下就插进来。", en: "The simulation that draws the picture checks every fact box, and says the right value when one is wrong. Find more under Quantities." },
  },
  {
    title: { zh: "出片", en: "Make the film" },
    text: { zh: "上面点“片”，再点“出片”。以后只重画改过的拍。写的字随写随存，旧版本都留着。", en: "Press Film above, then Render. Later only what you changed is rendered again. Everything is saved as you type; old versions are kept." },
  },
];

/** One minute for somebody who is here for the first time; can be put away at any moment. */
export function Welcome() {
  const words = useWords();
  const studio = useStudio();
  const next = useRef<HTMLButtonElement>(null);
  const [step, setStep] = useState(() => (remembered(KEY, z.number()) === null ? 0 : STEPS.length));
  // A newcomer does not know yet how the keyboard gets here: Enter leads through, Escape back to the text.
  useEffect(() => { next.current?.focus(); }, []);
  const shown = STEPS[step];
  if (shown === undefined) return null;
  const leave = () => {
    remember(KEY, 1);
    setStep(STEPS.length);
    studio.view()?.focus();
  };
  const isLast = step === STEPS.length - 1;
  return (
    <aside className="welcome" aria-label={words({ zh: "一分钟上手", en: "One-minute tour" })} onKeyDown={(event) => { if (event.key === "Escape") leave(); }}>
      <p className="welcome-count">{step + 1} / {STEPS.length}</p>
      <h2>{words(shown.title)}</h2>
      <p>{words(shown.text)}</p>
      <div>
        <button type="button" onClick={leave}>{words({ zh: "不用教", en: "Skip" })}</button>
        {step > 0 && <button type="button" onClick={() => { setStep(step - 1); }}>{words({ zh: "上一步", en: "Back" })}</button>}
        <button type="button" ref={next} className="primary" onClick={() => { if (isLast) leave(); else setStep(step + 1); }}>{words(isLast ? { zh: "开始写", en: "Start writing" } : { zh: "下一步", en: "Next" })}</button>
      </div>
    </aside>
  );
}
