/** How narrow something round looks near the rim of the head. */
export function squeeze(facing: number): number {
  return 0.45 + 0.55 * facing;
}
