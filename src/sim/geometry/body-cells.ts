import { type Body, cube, cylinder, join, sphere } from "./bodies.ts";

/** From round to branched. */
export const bodyIds = ["fat", "cube", "pyramidal", "granule", "motor"] as const;
export type BodyId = (typeof bodyIds)[number];

/** A cell as one round (or square) body with neurites, each an open cylinder; lengths in um. */
export interface CellPlan {
  /** Diameter of the body, or edge of the cube. */
  readonly bodyUm: number;
  readonly dendrites: { readonly count: number; readonly diameterUm: number; readonly lengthUm: number } | null;
  readonly axon: { readonly diameterUm: number; readonly lengthUm: number } | null;
}

export interface CellSizes {
  readonly fatDiameterUm: number;
  readonly granuleAxonMm: number;
  readonly motorAxonM: number;
}

/**
 * Usual sizes; the cube has the volume of the fat cell. The pyramidal cell is counted without its axon.
 *
 * @see Milo & Phillips, BioNumbers 107466 (fat cell); schematic neurons, the pyramidal one within what traced cells of the
 *   Allen Cell Types Database give for soma and dendrites (1.6–4.2 per um)
 */
export function cellPlans({ fatDiameterUm, granuleAxonMm, motorAxonM }: CellSizes): Readonly<Record<BodyId, CellPlan>> {
  return {
    fat: { bodyUm: fatDiameterUm, dendrites: null, axon: null },
    cube: { bodyUm: fatDiameterUm * Math.cbrt(Math.PI / 6), dendrites: null, axon: null },
    pyramidal: { bodyUm: 16, dendrites: { count: 12, diameterUm: 1, lengthUm: 200 }, axon: null },
    granule: { bodyUm: 5.8, dendrites: { count: 4, diameterUm: 1, lengthUm: 15 }, axon: { diameterUm: 0.2, lengthUm: granuleAxonMm * 1e3 } },
    motor: { bodyUm: 50, dendrites: { count: 8, diameterUm: 4, lengthUm: 250 }, axon: { diameterUm: 10, lengthUm: motorAxonM * 1e6 } },
  };
}

export function somaOf(id: BodyId, { bodyUm }: CellPlan): Body {
  return id === "cube" ? cube(bodyUm) : sphere(bodyUm);
}

export function wholeOf(id: BodyId, plan: CellPlan): Body {
  const { dendrites, axon } = plan;
  return join([
    somaOf(id, plan),
    ...(dendrites === null ? [] : [cylinder(dendrites.diameterUm, dendrites.count * dendrites.lengthUm, false)]),
    ...(axon === null ? [] : [cylinder(axon.diameterUm, axon.lengthUm, false)]),
  ]);
}
