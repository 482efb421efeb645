import { expect, test } from "vitest";
import { withOpening } from "#sim";

test("what opens a scene stands among its cues by time, and first among those of its instant", () => {
  const event = (tMs: number, action: string) => ({ tMs, action, args: {} });
  const cues = [event(100, "a"), event(500, "b"), event(900, "c")];
  expect(withOpening(cues, [event(500, "opening")]).map(({ action }) => action)).toEqual(["a", "opening", "b", "c"]);
  expect(withOpening(cues, [])).toEqual(cues);
});
