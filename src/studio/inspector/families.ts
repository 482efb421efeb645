import type { Bilingual, Quantity } from "#sim";

export interface Family {
  readonly name: string;
  readonly title: Bilingual;
  readonly members: readonly Quantity[];
}

const TITLES: Readonly<Record<string, Bilingual>> = {
  congee: { zh: "粥和筷子", en: "Congee and chopstick" },
  formats: { zh: "数的格式", en: "Number formats" },
  geometry: { zh: "几何：面子和里子", en: "Geometry: surface and volume" },
  moe: { zh: "混合专家", en: "Mixture of experts" },
  neuron: { zh: "神经元的膜", en: "The neuron's membrane" },
  synapse: { zh: "突触", en: "The synapse" },
  cable: { zh: "传导", en: "Conduction" },
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
  return [...families].map(([name, members]) => ({ name, title: TITLES[name] ?? { zh: name, en: name }, members }));
}
