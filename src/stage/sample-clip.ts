import type { BoundLine, Clip, Phrase, Role } from "#show";

/** A small real clip without a scene: what the Remotion studio shows first, and what the stage's tests play. */
export const sampleClip: Clip = {
  id: "sample",
  beatId: "sample",
  kind: "beat",
  title: "样片",
  actTitle: { kind: "dianhua", title: "先喝口粥" },
  durationFrames: 450,
  durationMs: 15000,
  scene: null,
  lines: [
    line("甲", "dougen", 2300, [{ startMs: 2300, endMs: 4700, runs: [{ text: "今天咱们说的是一碗" }, { text: "立得住", stress: true }, { text: "筷子的粥。" }] }]),
    line("乙", "penggen", 5000, [{ startMs: 5000, endMs: 6500, runs: [{ text: "粥里立筷子？那是" }, { text: "饽饽", ruby: "bōbo" }, { text: "吧。" }] }]),
    line("甲", "dougen", 6800, [{
      startMs: 6800, endMs: 10200,
      runs: [{ text: "插得进拔得出、晃得动倒不了、远看是粥近看是饭，", fast: true }, { text: "这才叫粥！" }],
    }]),
    line("乙", "penggen", 10500, [{ startMs: 10500, endMs: 12200, runs: [{ text: "那您直接说米饭", baofu: "dou" }, { text: "不就得了吗！", baofu: "dou" }] }]),
  ],
  stageEvents: [
    { tMs: 2200, action: "strike", args: {}, role: "dougen" },
    { tMs: 5600, action: "double-take", args: {}, role: "penggen" },
    { tMs: 7000, action: "fan", args: { open: true }, role: "dougen" },
    { tMs: 14000, action: "bow", args: { who: "both" }, role: "penggen" },
  ],
  sounds: [{ tMs: 2200, name: "strike", gainDb: 0 }],
  facts: [{
    startMs: 4700, endMs: 10700,
    text: "老规矩：粥要筷子插上不倒，手巾裹着不渗。", claim: null, source: "清代赈粥章程", verdict: "unchecked", computed: null,
  }],
  laughs: [{ startMs: 12300, durationMs: 1500 }],
  performers: [{ name: "甲", role: "dougen" }, { name: "乙", role: "penggen" }],
};

function line(speaker: string, role: Role, startMs: number, phrases: readonly Phrase[]): BoundLine {
  const text = phrases.flatMap((phrase) => phrase.runs.map((run) => run.text)).join("");
  const durationMs = phrases.at(-1)!.endMs - startMs;
  const steps = Math.floor(durationMs / 40);
  // Five syllables a second, as Chinese is spoken.
  const mouth = Array.from({ length: steps }, (_, i) => Math.round(50 + 50 * Math.sin((i * 40 * 2 * Math.PI) / 210 + startMs)) / 100);
  return { speaker, role, startMs, durationMs, text, take: null, mouth, phrases };
}
