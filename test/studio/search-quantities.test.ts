import { expect, test } from "vitest";
import { quantities } from "#sim";
import { searchQuantities } from "../../src/studio/inspector/search-quantities.ts";

const all = [...quantities.values()];
const namesFor = (wanted: string) => searchQuantities(all, wanted).found.map(({ name }) => name);

test.each([
  ["髓鞘", "cable.myelinatedSpeed"], ["神经速度", "cable.travelTime"], ["电压", "neuron.restingPotential"], ["耗电", "brain.powerShare"], ["显存", "attention.kvCache"],
  ["咖啡", "synapse.caffeine"], ["传导", "cable.hurshSpeed"], ["纤维外径", "cable.myelinatedSpeed"], ["MYELIN  speed", "cable.myelinatedSpeed"], ["1/µm", "geometry.surfaceToVolume"], ["有髓 速度", "cable.hurshSpeed"],
])("%s finds %s", (wanted, name) => { expect(namesFor(wanted)).toContain(name); });

test("a word that no quantity says finds those that share its telling characters, and says so; all for nothing, nothing for nonsense", () => {
  expect(searchQuantities(all, "髓质厚度")).toMatchObject({ isNear: true });
  expect(namesFor("髓质")).toContain("cable.myelinatedSpeed");
  expect(namesFor("髓质").length).toBeLessThan(12);
  expect(namesFor(" ")).toHaveLength(all.length);
  expect(namesFor("麒麟")).toEqual([]);
  expect(namesFor("qqxx")).toEqual([]);
});
