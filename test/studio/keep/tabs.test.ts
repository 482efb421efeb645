import { describe, expect, test } from "vitest";
import { until } from "../../server/support/serve.ts";
import type { KeepPage } from "./keep-page.ts";
import { TEXT, conflicts, isOnDisk, open, setUpKeeping } from "./keep-stage.ts";

setUpKeeping();

describe("two tabs", () => {
  test("one that gives way in the moment in which the other takes the lock does not get it back", { timeout: 60_000 }, async () => {
    const { page } = await open();
    const ends = await page.evaluate(() => {
      const { Tabs } = (window as unknown as { page: KeepPage }).page;
      const wait = (ms: number) => new Promise((resolve) => { setTimeout(resolve, ms); });
      return Promise.all(Array.from({ length: 60 }, async (_, pair) => {
        const tab = () => {
          const role = { is: "" };
          return { role, tabs: new Tabs(`pair ${pair}`, { onWriter: () => { role.is = "writes"; }, onFollower: () => { role.is = "follows"; }, onMessage: () => {} }) };
        };
        const first = tab();
        while (first.role.is !== "writes") await wait(5);
        const second = tab();
        while (second.role.is !== "follows") await wait(5);
        await wait(50);
        // The second waits as long before it takes the lock.
        setTimeout(() => { first.tabs.giveWay(); }, 1990 + (pair % 15));
        second.tabs.takeOver();
        await wait(4000);
        const both = `${first.role.is}, ${second.role.is}`;
        second.tabs.stop();
        first.tabs.stop();
        return both;
      }));
    });
    expect([...new Set(ends)]).toEqual(["follows, writes"]);
  });

  test("one writes, the other follows, and takes over with the latest words", { timeout: 60_000 }, async () => {
    const [first, second] = [await open(), await open()];
    await first.is("saved");
    await second.is("following");
    await first.type("乙：第一。\n");
    await until(async () => (await second.text()) === `${TEXT}乙：第一。\n`, "the other tab follows");
    await second.page.evaluate(() => { (window as unknown as { page: KeepPage }).page.keeper.takeOver(); });
    await second.hears("took-over");
    await first.is("following");
    await second.is("saved");
    await second.type("甲：第二。\n");
    await isOnDisk(`${TEXT}乙：第一。\n甲：第二。\n`);
    await until(async () => (await first.text()) === `${TEXT}乙：第一。\n甲：第二。\n`, "the first tab follows");
    expect(await conflicts()).toEqual([]);
  });

  test("what is typed while a tab lets go is in the other, and on the disk", { timeout: 60_000 }, async () => {
    const [first, second] = [await open(), await open()];
    await first.is("saved");
    await second.is("following");
    // Between its last word to the others and the lock's going.
    await first.page.evaluate(() => {
      const { tabs } = (window as unknown as { page: KeepPage }).page.keeper as unknown as { tabs: { giveWay(): void } };
      const giveWay = tabs.giveWay.bind(tabs);
      tabs.giveWay = () => {
        const field = document.querySelector("textarea")!;
        field.value += "乙：一刹那。\n";
        field.dispatchEvent(new Event("input"));
        giveWay();
      };
    });
    await second.page.evaluate(() => { (window as unknown as { page: KeepPage }).page.keeper.takeOver(); });
    await first.is("following");
    await isOnDisk(`${TEXT}乙：一刹那。\n`);
    await until(async () => (await first.text()) === (await second.text()), "both show the same");
    expect(await second.text()).toBe(`${TEXT}乙：一刹那。\n`);
    expect(await conflicts()).toEqual([]);
  });

  test("when the writing tab closes in the middle of a word, the other has it and saves it", { timeout: 60_000 }, async () => {
    const [first, second] = [await open(), await open()];
    await second.is("following");
    await first.type("乙：半句");
    await until(async () => (await second.text()).endsWith("半句"), "the other tab follows");
    await first.page.close();
    await second.hears("took-over");
    await isOnDisk(`${TEXT}乙：半句`);
    await second.is("saved");
    expect((await second.notices()).map(({ kind }) => kind)).toEqual(["took-over"]);
  });

  test("four tabs, opened and closed in turn: no word is lost and no conflict is made", { timeout: 120_000 }, async () => {
    let tabs = [await open(), await open(), await open(), await open()];
    let expected = TEXT;
    for (let round = 0; round < 8; round++) {
      const statuses = await Promise.all(tabs.map((tab) => tab.status()));
      const writer = tabs[statuses.findIndex((status) => status !== "following")]!;
      await writer.type(`乙：${round}。\n`);
      expected += `乙：${round}。\n`;
      const others = tabs.filter((tab) => tab !== writer);
      await until(async () => (await others[0]!.text()) === expected, "the others follow");
      if (round % 2 === 0) await writer.page.close();
      else await writer.page.reload();
      await until(async () => (await Promise.all(others.map((tab) => tab.status()))).some((status) => status !== "following"), "one takes over");
      if (round % 2 === 0) tabs = [...others, await open()];
      await Promise.all(tabs.map((tab) => tab.page.waitForFunction(() => (window as unknown as { page?: KeepPage }).page?.keeper)));
    }
    await isOnDisk(expected);
    expect(await conflicts()).toEqual([]);
  });
});
