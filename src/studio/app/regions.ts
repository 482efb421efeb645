/** The regions of the page in the order they are walked through, each with what takes the keyboard there, the best first. */
const REGIONS: readonly (readonly [region: string, targets: readonly string[]])[] = [
  [".outline", ["[aria-current]", "button"]],
  [".manuscript-pane", [".ProseMirror"]],
  [".preview", [".transport .primary"]],
  [".side-panels", ["[aria-selected=true]"]],
  [".timeline", [".timeline-window"]],
  [".prompter", ["[aria-current=true]", "button"]],
  [".film-plan", [".primary:not(:disabled)", "button:not(:disabled)", "input:not(:disabled)"]],
  [".finished", ["video", "button"]],
  [".welcome", [".primary"]],
  [".notices", ["button"]],
  [".top-bar", ["[aria-pressed=true]"]],
];

/** Takes the keyboard to the next region that can be seen, round and round; a dialog keeps it. */
export function goToRegion(by: 1 | -1): void {
  if (document.querySelector("dialog[open]") !== null) return;
  const places = REGIONS.flatMap(([region, targets]) => {
    const root = document.querySelector(region);
    const target = targets.map((each) => root?.querySelector<HTMLElement>(each)).find((found) => found != null && found.getClientRects().length > 0);
    return root !== null && target != null ? [{ root, target }] : [];
  });
  const now = places.findIndex(({ root }) => root.contains(document.activeElement));
  const next = now < 0 && by < 0 ? places.length - 1 : (now + by + places.length) % places.length;
  places[next]?.target.focus();
}
