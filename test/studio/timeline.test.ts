import { describe, expect, test } from "vitest";
import { type Row, rowsFor } from "../../src/studio/timeline/rows.ts";
import { demo, drive, page, setUpPanels } from "./support/panels-stage.ts";

setUpPanels();

const THREE = `# 垫话
## 一 {#one}
甲：筷子立在粥里不动。
乙：这是为什么？:pause[1s]
甲：:cue[鞠躬]{do=bow at=粥}因为粥有屈服应力。
乙：您坐。
# 底
## 二 {#two}
甲：:dou[走吧]{joke=a}。
> 待办：底再响一点
`;

describe("timeline", () => {
  /** A point over a time of the film, in a row. */
  async function point(filmMs: number, row: (rows: ReturnType<typeof rowsFor>) => Row): Promise<readonly [number, number]> {
    await drive.settled();
    const { left, top, height, scrollLeft, length } = await page.evaluate(() => {
      const box = document.querySelector(".timeline-canvas")!.getBoundingClientRect();
      return { left: box.left, top: box.top, height: box.height, scrollLeft: document.querySelector(".timeline-window")!.scrollLeft, length: window.panels.studio.getState().bound!.timeline.durationMs };
    });
    const width = 1280 - 24;
    const pxPerMs = Math.max(0.03, width / length);
    const { top: rowTop, height: rowHeight } = row(rowsFor(height));
    return [left + filmMs * pxPerMs - scrollLeft, top + rowTop + rowHeight / 2];
  }
  async function drag([fromX, y]: readonly [number, number], byPx: number): Promise<void> {
    await page.mouse.move(fromX, y);
    await page.mouse.down();
    for (const share of [0.25, 0.5, 0.75, 1]) await page.mouse.move(fromX + byPx * share, y);
    await page.mouse.up();
    await drive.settled();
  }
  const pxOf = async (ms: number) => (await point(ms, (rows) => rows.dougen))[0] - (await point(0, (rows) => rows.dougen))[0];

  test("a boundary that is dragged changes the pause before it, and what follows ripples; one undo", async () => {
    await drive.open(THREE);
    const before = await drive.lineStarts();
    const by = await pxOf(600);
    await drag(await point(before[1]!, (rows) => rows.dougen), by);
    const pauseMs = Number(/不动。:pause\[([\d.]+)s\]/.exec(await drive.text())![1]) * 1000;
    expect(Math.abs(pauseMs - 600)).toBeLessThanOrEqual(50);
    expect(await drive.lineStarts()).toEqual(before.map((ms, index) => (index === 0 ? ms : ms + pauseMs)));
    // Back past its beginning: the pause is gone, and no more than that.
    await drag(await point((await drive.lineStarts())[1]!, (rows) => rows.dougen), -2 * by);
    expect(await drive.text()).toBe(THREE);
    await drive.undo();
    expect(await drive.text()).toContain("不动。:pause[");
    await drive.undo();
    expect(await drive.text()).toBe(THREE);
  });

  test("with Shift only that boundary moves: the next pause gives what this one takes", async () => {
    await drive.open(THREE);
    const before = await drive.lineStarts();
    await page.keyboard.down("Shift");
    await drag(await point(before[1]!, (rows) => rows.penggen), await pxOf(400));
    await page.keyboard.up("Shift");
    const after = await drive.lineStarts();
    const moved = after[1]! - before[1]!;
    expect(Math.abs(moved - 400)).toBeLessThanOrEqual(50);
    expect([after[0], ...after.slice(2)]).toEqual([before[0], ...before.slice(2)]);
    expect(await drive.text()).toContain(`不动。:pause[${moved / 1000}s]\n`);
    expect(await drive.text()).toContain(`为什么？:pause[${(1000 - moved) / 1000}s]\n`);
  });

  test("a boundary is taken hold of at the end of a block, from either side, and at the edge of a beat; a laugh at its end", async () => {
    const laughing = THREE.replace("不动。", "不动。:laugh[1s]");
    await drive.open(laughing);
    const cursorAt = async ([x, y]: readonly [number, number], by: number) => {
      await page.mouse.move(x + by, y);
      return page.locator(".timeline-canvas").evaluate(({ style }) => style.cursor);
    };
    const clip = (nth: number) => page.evaluate((index) => {
      const { startMs, clip: { lines, laughs } } = window.panels.studio.getState().bound!.timeline.clips[index]!;
      return { startMs, lines: lines.map((line) => ({ startMs: line.startMs, endMs: line.startMs + line.durationMs })), laughs: [...laughs] };
    }, nth);
    const { lines, laughs: [laugh] } = await clip(0);
    const second = await point(lines[1]!.endMs, (rows) => rows.penggen);
    expect([await cursorAt(second, -5), await cursorAt(second, 5), await cursorAt(second, -30)]).toEqual(["ew-resize", "ew-resize", "pointer"]);
    await drag(second, await pxOf(500));
    expect(await drive.text()).toMatch(/为什么？:pause\[1\.[45]\d*s\]/);
    await drive.undo();
    const { startMs } = await clip(1);
    const edge = await point(startMs, (rows) => rows.beats);
    expect([await cursorAt(edge, -5), await cursorAt(edge, 5)]).toEqual(["ew-resize", "ew-resize"]);
    await drag(edge, await pxOf(500));
    expect(await drive.text()).toMatch(/您坐。:pause\[0\.[45]\d*s\]/);
    await drive.undo();
    const end = await point(laugh!.startMs + laugh!.durationMs, (rows) => rows.dougen);
    await drag(end, await pxOf(500));
    expect(await drive.text()).toMatch(/不动。:laugh\[1\.[45]\d*s\]\n/);
    await drive.undo();
    expect(await drive.text()).toBe(laughing);
  });

  test("Escape leaves a running drag, wherever the keyboard is, and the new time is written while it runs", async () => {
    await drive.open(THREE);
    const before = await drive.lineStarts();
    const [x, y] = await point(before[1]!, (rows) => rows.dougen);
    const by = await pxOf(600);
    const label = await point(before[1]! + 600, (rows) => rows.beats);
    const inkAt = () => page.locator(".timeline-canvas").evaluate((canvas: HTMLCanvasElement, [left, top]) => {
      const box = canvas.getBoundingClientRect();
      return String(canvas.getContext("2d")!.getImageData(Math.round((left - box.left + 8) * devicePixelRatio), Math.round((top - box.top - 6) * devicePixelRatio), 1, 1).data);
    }, label);
    const unmarked = await inkAt();
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + by / 2, y);
    await page.mouse.move(x + by, y);
    await drive.settled();
    expect(await drive.text()).toContain("不动。:pause[");
    expect(await inkAt()).not.toBe(unmarked);
    await page.evaluate(() => { (document.activeElement as HTMLElement).blur(); });
    await page.keyboard.press("Escape");
    await page.mouse.move(x + 2 * by, y);
    await page.mouse.up();
    expect(await drive.text()).toBe(THREE);
  });

  test("what was dragged stays at hand: arrows move it, up and down go on, a run of presses is one undo", async () => {
    await drive.open(THREE);
    const starts = await drive.lineStarts();
    await drag(await point(starts[1]!, (rows) => rows.dougen), await pxOf(600));
    const grip = page.locator(".timeline-grip");
    expect(await grip.evaluate((element) => element === document.activeElement)).toBe(true);
    const dragged = await drive.text();
    const pauseMs = Number(/不动。:pause\[([\d.]+)s\]/.exec(dragged)![1]) * 1000;
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await drive.settled();
    expect(await drive.text()).toContain(`不动。:pause[${(pauseMs + 200) / 1000}s]`);
    expect(await grip.getAttribute("aria-valuetext")).toContain(`停顿 ${((pauseMs + 200) / 1000).toFixed(2)} 秒`);
    await drive.undo();
    expect(await drive.text()).toBe(dragged);
    await drive.undo();
    expect(await drive.text()).toBe(THREE);
    await drive.settled();
    for (const said of ["停顿 1.00 秒", "鞠躬"]) {
      await page.keyboard.press("ArrowDown");
      expect(await grip.getAttribute("aria-valuetext")).toContain(said);
    }
    await page.keyboard.press("ArrowRight");
    await drive.settled();
    expect(await drive.text()).not.toContain("at=粥");
    expect(await grip.getAttribute("aria-valuetext")).toContain("鞠躬");
    await drive.undo();
    expect(await drive.text()).toBe(THREE);
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("timeline-window");
  });

  test("a boundary that goes no further says why, for the mouse and the keyboard, until something else is done", async () => {
    await drive.open(THREE);
    const said = async () => {
      await drive.settled();
      return page.locator(".timeline-tools [role=status]").textContent();
    };
    const [, , third] = await drive.lineStarts();
    const byMouse = async (byMs: number) => drag(await point(third!, (rows) => rows.dougen), await pxOf(byMs));
    await page.keyboard.down("Shift");
    // The line behind it ends without a pause, so that nothing can be taken from there.
    await byMouse(500);
    await page.keyboard.up("Shift");
    expect(await drive.text()).toBe(THREE);
    expect(await said()).toContain("松开 Shift");
    const window_ = page.locator(".timeline-window");
    await window_.press("}");
    expect(await said()).toContain("松开 Shift");
    await window_.press("Home");
    expect(await said()).toBe("");
    await window_.press("[");
    expect(await said()).toContain("没有停顿可收");
    await window_.press("]");
    expect(await said()).toBe("");
    await drive.undo();
    expect(await drive.text()).toBe(THREE);
  });

  test("brackets do the same by the keyboard; arrows walk the lines without taking the keyboard away", async () => {
    await drive.open(THREE);
    await page.locator(".timeline-window").focus();
    await page.keyboard.press("Home");
    await drive.settled();
    for (let i = 0; i < 2; i++) {
      await page.keyboard.press("ArrowRight");
      await drive.settled();
    }
    expect(await drive.selectedText()).toBe("这是为什么？");
    expect(await page.locator(".timeline-window").getAttribute("aria-valuetext")).toContain("乙：这是为什么");
    await page.keyboard.press("[");
    await drive.settled();
    expect(await drive.text()).toContain("为什么？:pause[0.9s]");
    await page.keyboard.press("]");
    await drive.settled();
    expect(await drive.text()).toBe(THREE);
    await page.keyboard.press("PageDown");
    await drive.settled();
    expect(await page.evaluate(() => [window.panels.studio.getState().whereabouts.beatId, document.activeElement?.className])).toEqual(["two", "timeline-window"]);
  });

  test("a cue is dragged to another word, and what it sets off goes with it", async () => {
    await drive.open(THREE);
    await page.locator(".timeline-window").press("+");
    await page.locator(".timeline-window").press("0");
    const eventMs = () => page.evaluate(() => window.panels.studio.getState().bound!.timeline.clips[0]!.clip.stageEvents[0]!.tMs);
    const before = await eventMs();
    const [x, y] = await point(before, (rows) => rows.cues);
    await drag([x, y], await pxOf(500));
    const moved = /甲：(.*):cue\[鞠躬\]\{do=bow\}(.*)\n/.exec(await drive.text());
    expect(`${moved![1]}${moved![2]}`).toBe("因为粥有屈服应力。");
    expect(await eventMs()).toBeGreaterThan(before + 200);
    expect(await drive.selectionType()).toBe("node");
    await drive.undo();
    expect(await drive.text()).toBe(THREE);
    // Taken by its words it goes as far as the pointer does; pressed twice it is played alone.
    const [cueX, cueY] = await point(before, (rows) => rows.cues);
    await drag([cueX + 24, cueY], 4);
    expect(await drive.text()).not.toContain("因为粥有屈服应力。:cue");
    await drive.undo();
    await drive.settled();
    await page.mouse.dblclick(cueX + 12, cueY);
    await drive.settled();
    expect(await page.evaluate(() => window.panels.playhead.getState().untilMs)).toBe(before - 400 + 2600);
  });

  test("a click seeks and puts the cursor there; the playhead line is where the film is", async () => {
    await drive.open(THREE);
    const [, , third] = await drive.lineStarts();
    await page.mouse.click(...await point(third! + 700, (rows) => rows.dougen));
    await drive.settled();
    expect(await drive.selectedText()).toBe("因为粥有屈服应力。");
    const atMs = await page.evaluate(() => window.panels.playhead.getState().filmMs);
    expect(Math.abs(atMs - third! - 700)).toBeLessThan(30);
    const [x] = await point(atMs, (rows) => rows.ruler);
    const line = (await page.locator(".playline").boundingBox())!;
    expect(Math.abs(line.x + line.width / 2 - x)).toBeLessThan(1.5);
  });

  test("a press on the ruler in another beat takes the cursor along, where one beat is played; in the whole show it stays", async () => {
    await drive.open(THREE);
    await drive.settled();
    const [, startMs] = await page.evaluate(() => window.panels.studio.getState().bound!.timeline.clips.map((clip) => clip.startMs));
    const seekTo = async (filmMs: number) => {
      await page.mouse.click(...await point(filmMs, (rows) => rows.ruler));
      await drive.settled();
      expect(Math.abs(await page.evaluate(() => window.panels.playhead.getState().filmMs) - filmMs)).toBeLessThan(30);
    };
    await drive.cursorAt("这是为什么");
    await seekTo(startMs! - 1000);
    expect(await drive.selectedText()).toBe("这是为什么？");
    await seekTo(startMs! + 300);
    expect(await drive.beatId()).toBe("two");
    await page.locator(".timeline-window").press("Home");
    expect(await drive.beatId()).toBe("one");
    await page.locator(".timeline-window").press("End");
    expect(await drive.beatId()).toBe("two");
    await drive.cursorAt("这是为什么");
    await page.evaluate(() => { window.panels.playhead.setScope("show"); });
    await seekTo(startMs! + 300);
    expect(await drive.selectedText()).toBe("这是为什么？");
  });

  test("a target is kept in the front matter and shown with what is over or under", async () => {
    await drive.open(demo);
    await drive.cursorAt("您涮过脑花");
    await page.locator(".timeline-tools .target-field").fill("1分30秒");
    await page.keyboard.press("Enter");
    await drive.settled();
    expect(await drive.text()).toBe(demo.replace("syllablesPerSecond: 4.6 }\n", "syllablesPerSecond: 4.6 }\ntargets: { 正活: 90 }\n"));
    expect(await page.locator(".timeline-tools .over").textContent()).toMatch(/^超 \d+ 秒$/);
    expect(await page.locator(".reports .over").textContent()).toMatch(/^超 \d+ 秒$/);
    await page.locator(".timeline-tools .target-field").fill("");
    await page.keyboard.press("Enter");
    expect(await drive.text()).toBe(demo);
  });

  test("a show of 500 beats and 5,000 lines is there, end to end", async () => {
    const beats = Array.from({ length: 500 }, (_, index) => `## 拍 ${index} {#b${index}}\n${"甲：筷子立在粥里不动。\n乙：这是为什么？\n".repeat(5)}`);
    await drive.open(`# 垫话\n${beats.join("")}`);
    await page.locator(".timeline-window").press("End");
    await page.locator(".timeline-window").press("PageUp");
    await drive.settled();
    expect(await drive.beatId()).toBe("b499");
    const inked = await page.locator(".timeline-canvas").evaluate((canvas: HTMLCanvasElement) => new Set(new Uint32Array(canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size);
    expect(inked).toBeGreaterThan(20);
  });
});

test("what is pressed in the reports is shown in the text", async () => {
  await drive.open(THREE);
  await page.locator(".reports .punch").click();
  expect(await drive.selectedText()).toBe("走吧。");
  await page.getByRole("button", { name: "底再响一点" }).click();
  expect(await drive.selectedText()).toBe("待办：底再响一点");
  await page.locator(".strip-voice.penggen").first().click();
  expect(await drive.selectedText()).toBe("这是为什么？");
  await page.locator(".strip-act").nth(1).click();
  expect(await drive.beatId()).toBe("two");
});
