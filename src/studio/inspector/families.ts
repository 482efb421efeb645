import type { Bilingual, Quantity } from "#sim";

export interface Family {
  readonly name: string;
  readonly title: Bilingual;
  readonly members: readonly Quantity[];
}

const TITLES: Readonly<Record<string, Bilingual>> = {
  attention: { zh: "注意力", en: "Attention" },
  brain: { zh: "一整个脑子", en: "The whole brain" },
  cable: { zh: "传导", en: "Conduction" },
  chaos: { zh: "混沌", en: "Chaos" },
  congee: { zh: "粥和筷子", en: "Congee and chopstick" },
  farField: { zh: "远场：东西多了怎么算", en: "Far field: many bodies" },
  formats: { zh: "数的格式", en: "Number formats" },
  geometry: { zh: "几何：面子和里子", en: "Geometry: surface and volume" },
  kinematics: { zh: "运动", en: "Motion" },
  learning: { zh: "学习", en: "Learning" },
  moe: { zh: "混合专家", en: "Mixture of experts" },
  neuron: { zh: "神经元的膜", en: "The neuron's membrane" },
  path: { zh: "找路", en: "Paths" },
  recurrence: { zh: "循环网络", en: "Recurrent networks" },
  residual: { zh: "残差", en: "Residual connections" },
  scaling: { zh: "规模和花费", en: "Scale and cost" },
  spiking: { zh: "脉冲", en: "Spiking neurons" },
  synapse: { zh: "突触", en: "The synapse" },
  workspace: { zh: "全局工作空间", en: "The global workspace" },
};

/** Quantities by the first word of their names, in the order they come. */
export function familiesOf(quantities: Iterable<Quantity>): readonly Family[] {
  const families = new Map<string, Quantity[]>();
  for (const quantity of quantities) {
    const family = quantity.name.split(".")[0]!;
    const members = families.get(family);
    if (members === undefined) families.set(family, [quantity]);
    else members.push(quantity);
  }
  return [...families].map(([name, members]) => ({ name, title: familyTitle(name), members }));
}

/** @param name of a family, or of a quantity of it */
export function familyTitle(name: string): Bilingual {
  const family = name.split(".")[0]!;
  return TITLES[family] ?? { zh: family, en: family };
}
