import { describe, expect, test } from "vitest";
import { chaptersOf, writeChapters, writeSrt, writeVtt } from "#interchange";
import type { Caption, Clip, Timeline } from "#show";

const captions: readonly Caption[] = [
  { startMs: 300, endMs: 1950, speaker: "甲", role: "dougen", text: "这碗粥" },
  { startMs: 3_661_007, endMs: 3_662_000, speaker: "乙", role: "penggen", text: "a < b & c --> d\n\n真的？" },
  { startMs: 3_662_000, endMs: 3_663_000.4, speaker: "旁", role: "narrator", text: "完" },
];

test("SRT: numbered, comma before the ms, nothing that breaks a caption apart", () => {
  expect(writeSrt(captions)).toBe(`1
00:00:00,300 --> 00:00:01,950
这碗粥

2
01:01:01,007 --> 01:01:02,000
a < b & c → d 真的？

3
01:01:02,000 --> 01:01:03,000
完
`);
});

test("VTT: the performer is the voice, markup is escaped", () => {
  expect(writeVtt(captions)).toBe(`WEBVTT
Language: zh-CN

1
00:00:00.300 --> 00:00:01.950
<v 逗哏>这碗粥

2
01:01:01.007 --> 01:01:02.000
<v 捧哏>a &lt; b &amp; c --&gt; d 真的？

3
01:01:02.000 --> 01:01:03.000
<v 旁白>完
`);
});

test("no captions are a valid empty file", () => {
  expect(writeSrt([])).toBe("");
  expect(writeVtt([])).toBe("WEBVTT\nLanguage: zh-CN\n");
});

describe("chapters", () => {
  test("one per beat, the cold open belongs to the beat it opens, an untitled beat takes the act's name", () => {
    const timeline = film([["a~c", 4], ["a", 20], ["b", 30, ""], ["c", 40]]);
    expect(chaptersOf(timeline)).toEqual([
      { startMs: 0, endMs: 24_000, title: "拍 a" },
      { startMs: 24_000, endMs: 54_000, title: "正活：面子" },
      { startMs: 54_000, endMs: 94_000, title: "拍 c" },
    ]);
  });

  test("YouTube: from 0:00, ascending, none under ten seconds", () => {
    expect(writeChapters(film([["a", 5], ["b", 30], ["c", 9], ["d", 3600], ["e", 4]]))).toBe("0:00 拍 a\n0:44 拍 d\n");
    expect(writeChapters(film([["a", 3605], ["b", 30]]))).toBe("0:00 拍 a\n1:00:05 拍 b\n");
  });
});

/** A timeline of beats given as [id, seconds, title]. */
function film(beats: readonly (readonly [id: string, seconds: number, title?: string])[]): Timeline {
  let startMs = 0;
  const clips = beats.map(([id, seconds, title = `拍 ${id}`]) => {
    const clip: Clip = {
      id, beatId: id, kind: id.includes("~") ? "reprise" : "beat", title, actTitle: null, durationFrames: seconds * 30, durationMs: seconds * 1000,
      scene: null, lines: [], stageEvents: [], sounds: [], facts: [], laughs: [], performers: [],
    };
    const placed = { actIndex: 0, startMs, startFrame: (startMs * 30) / 1000, clip };
    startMs += seconds * 1000;
    return placed;
  });
  const act = { kind: "zhenghuo", title: "面子", startMs: 0, durationMs: startMs, startFrame: 0, durationFrames: (startMs * 30) / 1000 } as const;
  return { fps: 30, width: 1920, height: 1080, durationMs: startMs, durationFrames: (startMs * 30) / 1000, acts: [act], clips };
}
