import { expect, test } from "vitest";
import { closest } from "../../src/script/closest.ts";

test.each([
  ["porige", ["quote", "porridge"], "porridge"],
  ["Porridge", ["quote", "porridge"], "porridge"],
  ["axon", ["neuron-anatomy", "axon-conduction"], "axon-conduction"],
  ["congee.largestLeaning", ["congee.largestLean", "cable.speed"], "congee.largestLean"],
  ["掺谁", ["插进", "掺水"], "掺水"],
  ["bwo", ["fan", "bow"], "bow"],
  ["甲（笑）", ["甲", "乙"], "甲"],
  ["fact", ["facts", "fact"], "fact"],
])("%s is meant to be %3$s", (word, candidates, meant) => {
  expect(closest(word, candidates)).toBe(meant);
});

test.each([
  ["thicken", ["strike", "point", "bow"]],
  ["plant", ["point", "strike"]],
  ["trade", ["porridge"]],
  ["丙", ["甲", "乙"]],
  ["", ["甲"]],
])("%s means none of %j: what is nothing like it is not offered", (word, candidates) => {
  expect(closest(word, candidates)).toBeNull();
});
