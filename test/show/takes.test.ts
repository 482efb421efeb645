import { describe, expect, test } from "vitest";
import { PACE } from "../../src/show/duration/pace.ts";
import { beat, bind, clipOf, codes, cue, film, line, pause, take } from "./builders.ts";

describe("takes", () => {
  const text = "这碗粥，筷子得立得住。";
  const two = film(beat("a", line("甲", text), line("乙", "是吗"), line("甲", text)));

  test("set the line's length and carry what the sound mix needs", () => {
    const show = bind(two, { takes: [take("a", text)] });
    expect(clipOf(show).lines[0]).toMatchObject({ durationMs: 4000, take: { file: "takes/a.opus", offsetMs: 0, durationMs: 4000, scratch: false } });
    expect(clipOf(show).lines[2]!.take).toBeNull();
    expect(codes(show)).toEqual([]);
  });

  test("find their line by occurrence, else the same text elsewhere in the beat", () => {
    expect(clipOf(bind(two, { takes: [take("a", text, { occurrence: 1 })] })).lines.map((l) => l.take !== null)).toEqual([false, false, true]);
    expect(clipOf(bind(two, { takes: [take("a", text, { occurrence: 7 })] })).lines.map((l) => l.take !== null)).toEqual([true, false, false]);
  });

  test("a person's take wins over a machine's, a later one over an earlier", () => {
    const takes = [take("a", text, { file: "1" }), take("a", text, { file: "2" }), take("a", text, { file: "3", scratch: true })];
    expect(clipOf(bind(two, { takes })).lines[0]!.take!.file).toBe("2");
  });

  test("of words that are gone are set aside with a warning, in the beat or with it", () => {
    const show = bind(two, { takes: [take("a", "这碗粥"), take("gone", text)] });
    expect(show.problems).toMatchObject([
      { code: "stale-take", severity: "warning", beatId: "a", text: "这碗粥" }, { code: "stale-take", beatId: "gone", line: null },
    ]);
    expect(clipOf(show).lines.every((l) => l.take === null)).toBe(true);
  });

  test("a silence in the recording is where the comma is, and the cue after the comma waits for it", () => {
    const envelope = [...Array<number>(25).fill(0.8), ...Array<number>(50).fill(0), ...Array<number>(25).fill(0.6)];
    const spoken = "这碗粥，筷子得";
    const show = bind(film(beat("a", line("甲", "这碗粥", cue("strike"), "，", cue("strike"), "筷子得"))), { takes: [take("a", spoken, { envelope })] });
    const { lines: [said], stageEvents } = clipOf(show);
    expect(stageEvents.map(({ tMs }) => tMs - said!.startMs)).toEqual([1000, 3000]);
    expect(said!.mouth[0]).toBe(0.8);
    expect(said!.mouth[40]).toBe(0);
    expect(said!.mouth).toHaveLength(100);
  });

  test("without a silence to hold on to, pauses keep their share", () => {
    const show = bind(film(beat("a", line("甲", "这碗粥", pause(500), cue("strike"), "筷子得"))), { takes: [take("a", "这碗粥筷子得", { durationMs: 3308, envelope: Array<number>(83).fill(0.5) })] });
    const { lines: [said], stageEvents } = clipOf(show);
    const modelMs = 6000 / PACE.syllablesPerSecond.dougen + 500;
    expect(stageEvents[0]!.tMs - said!.startMs).toBeCloseTo(((3000 / PACE.syllablesPerSecond.dougen + 500) / modelMs) * 3308, -1);
  });
});
