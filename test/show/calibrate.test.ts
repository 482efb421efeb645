import { expect, test } from "vitest";
import { fitRates, PACE, ratedLines, type Take } from "#show";
import { act, beat, bind, doc, docWith, fast, line, pause, stress, take } from "./builders.ts";

const routine = [
  line("甲", "这碗粥，筷子得", stress("立"), "得住。"), line("甲", "蒸羊羔蒸熊掌蒸鹿尾儿"), line("甲", fast("烧花鸭烧雏鸡烧子鹅"), pause(700), "您吃吗"),
  line("乙", "立不住呢？"), line("乙", "那可就有人，站不住了。"), line("乙", "您这是报菜名哪"), line("乙", "稀得能照见人影儿，您喝吧。"),
];
const script = doc(act("zhenghuo", "", beat("a", ...routine)));

/** Takes exactly as long as the model says at the given rates. */
function takesAt(rates: Record<string, number>, scratch = false): Take[] {
  const show = bind(docWith({ rates }, act("zhenghuo", "", beat("a", ...routine))));
  return show.timeline.clips[0]!.clip.lines.map(({ text, durationMs }) => take("a", text, { durationMs, scratch }));
}

test("finds the rates the performers spoke at", () => {
  expect(fitRates(takesAt({ dougen: 6.1, penggen: 4.2 }), ratedLines({ doc: script }))).toEqual({ dougen: 6.1, penggen: 4.2 });
});

test("saved in the front matter, the rates bring the model to the takes' lengths", () => {
  const takes = takesAt({ dougen: 6.1, penggen: 4.2 });
  const rates = fitRates(takes, ratedLines({ doc: script }));
  const lines = bind(docWith({ rates }, act("zhenghuo", "", beat("a", ...routine)))).timeline.clips[0]!.clip.lines;
  lines.forEach(({ durationMs }, index) => expect(Math.abs(durationMs - takes[index]!.durationMs)).toBeLessThan(10));
});

test("a machine's takes and fewer than three teach nothing", () => {
  expect(fitRates(takesAt({ dougen: 6 }, true), ratedLines({ doc: script }))).toEqual({});
  expect(fitRates(takesAt({ dougen: 6 }).slice(0, 2), ratedLines({ doc: script }))).toEqual({});
});

test("a slip of the recorder does not make anyone speak at the speed of light", () => {
  const takes = takesAt({}).map((one) => ({ ...one, durationMs: 1 }));
  for (const rate of Object.values(fitRates(takes, ratedLines({ doc: script })))) expect(rate).toBeLessThanOrEqual(15);
});

test("the table's own rates are those of ordinary speech", () => {
  for (const rate of Object.values(PACE.syllablesPerSecond)) {
    expect(rate).toBeGreaterThan(4);
    expect(rate).toBeLessThan(6);
  }
});
