import { requireInteger } from "./require.ts";

/**
 * C(n, k), exact.
 *
 * @param n integer in 0…1000, so that the count still fits a double
 */
export function combinations(n: number, k: number): bigint {
  requireInteger("n", n, 0, 1000);
  requireInteger("k", k, 0, n);
  let count = 1n;
  for (let i = 1; i <= Math.min(k, n - k); i++) count = (count * BigInt(n - i + 1)) / BigInt(i);
  return count;
}

/** Sets of experts that two-level routing can pick: C(groups, kGroups) · C(size, kExperts)^kGroups. */
export function hierarchicalCombinations(groups: number, kGroups: number, expertsPerGroup: number, kExperts: number): bigint {
  return combinations(groups, kGroups) * combinations(expertsPerGroup, kExperts) ** BigInt(kGroups);
}

/**
 * Expected number of devices that a token touches when its `k` experts are a uniform random set of `experts`, laid out
 * evenly on `devices`: Σ_d (1 − C(E − e_d, k) / C(E, k)), e_d the experts on device d. When E/D is not whole, the
 * first E mod D devices hold one more.
 */
export function expectedDevicesHit(experts: number, k: number, devices: number): number {
  requireInteger("experts", experts, 1, 1e6);
  requireInteger("k", k, 1, experts);
  requireInteger("devices", devices, 1, experts);
  const larger = experts % devices;
  const size = Math.floor(experts / devices);
  const hit = (held: number) => 1 - missChance(experts, held, k);
  return larger * hit(size + 1) + (devices - larger) * hit(size);
}

/** Chance that none of `k` experts drawn without replacement is among the `held`. */
function missChance(experts: number, held: number, k: number): number {
  let chance = 1;
  for (let j = 0; j < k; j++) chance *= Math.max(0, experts - held - j) / (experts - j);
  return chance;
}
