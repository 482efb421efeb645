import { describe, expect, test } from "vitest";
import type { Scene } from "#scenes";
import type { BoundShow, Clip } from "#show";
import { chaptersOf } from "#interchange";
import { act, beat, beatWith, bind, catalogue, clipOf, codes, doc, docWith, film, line, porridge, reprise, take } from "./builders.ts";

const shape = () => ({ x: 0, y: 0, width: 2, height: 1, corner: 0, angle: 0, color: "#000000" });
const object = { title: { zh: "试", en: "test" }, shape };
const scene = (id: string, ...objects: string[]): [string, Scene] => [id, { ...porridge, id, carries: Object.fromEntries(objects.map((name) => [name, object])) }];
const scenes = new Map([scene("soup", "chopstick", "bowl"), scene("nerve", "axon", "myelin"), scene("table", "fork", "bowl"), scene("blank")]);
const withScenes = { catalogue: { ...catalogue, scenes } };

const shown = (id: string, sceneId: string | null, entrance = "cut", words = "这碗粥。") =>
  beatWith({ id, title: `拍 ${id}`, entrance, scene: sceneId === null ? null : { id: sceneId, params: {}, seed: 1 } }, line("甲", words));
const bound = (...beats: Parameters<typeof film>) => bind(film(...beats), withScenes);
const ids = ({ timeline }: BoundShow) => timeline.clips.map(({ clip }) => clip.id);
const carriedIn = (show: BoundShow, id: string) => clipOf(show, id).transition?.carried;

/** What the frames of a film are, one clip after the other. */
function expectWhole({ timeline }: BoundShow): void {
  let frame = 0;
  for (const placed of timeline.clips) {
    expect(placed.startFrame).toBe(frame);
    expect(Number.isInteger(placed.clip.durationFrames)).toBe(true);
    frame += placed.clip.durationFrames;
  }
  expect(timeline.durationFrames).toBe(frame);
  expect(timeline.acts.reduce((sum, { durationFrames }) => sum + durationFrames, 0)).toBe(frame);
}

describe("a dissolve", () => {
  test("is a clip of its own between the two beats, in which nobody speaks", () => {
    const show = bound(shown("a", "soup"), shown("b", "nerve", "dissolve"));
    expect(ids(show)).toEqual(["a", "a+b", "b"]);
    expect(codes(show)).toEqual([]);
    const clip = clipOf(show, "a+b");
    expect(clip).toMatchObject({ kind: "transition", beatId: "b", title: "拍 a → 拍 b", durationFrames: 18, durationMs: 600, lines: [], sounds: [], stageEvents: [], facts: [], actTitle: null });
    expect(clip.transition).toEqual({ from: clipOf(show, "a"), to: clipOf(show, "b"), carried: null });
    expectWhole(show);
  });

  test.each([[24, 14], [25, 15], [29.97, 18], [60, 36]])("is a whole number of frames at %s a second", (fps, frames) => {
    const document = docWith({ video: { width: 1920, height: 1080, fps } }, act("zhenghuo", "一", shown("a", "soup"), shown("b", "nerve", "dissolve")));
    const show = bind(document, withScenes);
    expect(clipOf(show, "a+b").durationFrames).toBe(frames);
    expectWhole(show);
  });

  test("leaves both beats as they are with a cut, and moves what follows by its length: voices and captions too", () => {
    const takes = [take("b", "这碗粥。", { durationMs: 900 })];
    const cut = bind(film(shown("a", "soup"), shown("b", "nerve")), { ...withScenes, takes });
    const dissolved = bind(film(shown("a", "soup"), shown("b", "nerve", "dissolve")), { ...withScenes, takes });
    expect(clipOf(dissolved, "a")).toEqual(clipOf(cut, "a"));
    expect(clipOf(dissolved, "b")).toEqual(clipOf(cut, "b"));
    expect(clipOf(dissolved, "b").lines[0]!.take).not.toBeNull();
    expect(dissolved.timeline.clips[2]!.startMs - cut.timeline.clips[1]!.startMs).toBe(600);
    const [first, second] = dissolved.captions;
    expect(second!.startMs - cut.captions[1]!.startMs).toBe(600);
    expect(first).toEqual(cut.captions[0]);
    expect(first!.endMs).toBeLessThanOrEqual(dissolved.timeline.clips[1]!.startMs);
    expect(second!.startMs).toBeGreaterThanOrEqual(dissolved.timeline.clips[2]!.startMs);
  });

  test("into an act belongs to that act, and is no chapter", () => {
    const show = bind(doc(act("dianhua", "粥", shown("a", "soup")), act("zhenghuo", "脑", shown("b", "nerve", "dissolve"))), withScenes);
    expect(show.timeline.clips.map(({ actIndex }) => actIndex)).toEqual([0, 1, 1]);
    expect(show.timeline.acts[1]!.startFrame).toBe(show.timeline.clips[1]!.startFrame);
    expect(chaptersOf(show.timeline).map(({ title }) => title)).toEqual(["拍 a", "拍 b"]);
    expectWhole(show);
  });

  test("out of a cold open goes from its last picture to the beat", () => {
    const show = bound(shown("a", "soup"), beatWith({ id: "b", entrance: "dissolve", scene: null }, reprise("c"), line("甲", "各位。")), shown("c", "nerve"));
    expect(ids(show)).toEqual(["a", "b~c", "b~c+b", "b", "c"]);
    expect(clipOf(show, "b~c+b").transition!.from.id).toBe("b~c");
    expectWhole(show);
  });

  test("also leads out of and into a bare stage", () => {
    expect(ids(bound(shown("a", null), shown("b", "nerve", "dissolve"), shown("c", null, "dissolve")))).toEqual(["a", "a+b", "b", "b+c", "c"]);
  });

  test.each([
    ["before which nothing plays", () => bound(shown("a", "soup", "dissolve")), ["a"]],
    ["from a bare stage to a bare stage", () => bound(beat("z"), shown("a", null, "carry")), ["z", "a"]],
  ])("%s is a cut and a problem", (_, make, clips) => {
    const show = make();
    expect(ids(show)).toEqual(clips);
    expect(show.problems).toMatchObject([{ code: "idle-transition", severity: "warning", beatId: "a" }]);
  });
});

describe("a carry", () => {
  test.each([
    ["the objects that are named", "soup", "nerve", "carry:bowl:myelin", { from: "bowl", to: "myelin" }],
    ["else the one that both scenes have", "soup", "table", "carry", { from: "bowl", to: "bowl" }],
    ["else the first of each", "soup", "nerve", "carry", { from: "chopstick", to: "axon" }],
  ])("takes %s", (_, before, after, entrance, carried) => {
    const show = bound(shown("a", before), shown("b", after, entrance));
    expect(carriedIn(show, "a+b")).toEqual(carried);
    expect(clipOf(show, "a+b").durationFrames).toBe(36);
    expect(codes(show)).toEqual([]);
  });

  test.each([
    ["soup", "blank", "carry", { side: "to", scene: "blank", name: null, known: [] }],
    [null, "nerve", "carry", { side: "from", scene: null, name: null, known: [] }],
    ["soup", "nerve", "carry:chopstik:axon", { side: "from", scene: "soup", name: "chopstik", near: "chopstick", known: ["chopstick", "bowl"] }],
    ["soup", "nerve", "carry:chopstick:wire", { side: "to", scene: "nerve", name: "wire", near: null, known: ["axon", "myelin"] }],
  ])("from %s to %s by %s: a problem that says what is missing, and a dissolve", (before, after, entrance, expected) => {
    const show = bound(shown("a", before), shown("b", after, entrance));
    expect(show.problems).toMatchObject([{ code: "nothing-to-carry", severity: "warning", beatId: "b", ...expected }]);
    expect(carriedIn(show, "a+b")).toBeNull();
    expect(clipOf(show, "a+b").durationFrames).toBe(18);
  });
});

test("an edit leaves every transition that does not touch it as it was", () => {
  const beats = [shown("a", "soup"), shown("b", "nerve", "carry"), shown("c", "soup", "dissolve"), shown("d", "nerve", "dissolve")];
  const before = bound(...beats);
  const after = bind(film(beats[0]!, shown("b", "nerve", "carry", "换了一句。"), beats[2]!, beats[3]!), { ...withScenes, previous: before });
  const kept = (id: string) => (clipOf(after, id) as Clip) === clipOf(before, id);
  expect(ids(after).filter(kept)).toEqual(["a", "c", "c+d", "d"]);
  expect(ids(after).filter((id) => !kept(id))).toEqual(["a+b", "b", "b+c"]);
});
