/** Families come from npm packages and are awaited by name; nothing falls back to a system face unseen. */
export const SANS = `"Noto Sans SC", "LXGW WenKai"`;
export const KAI = `"LXGW WenKai", "Noto Sans SC"`;

/** Type sizes in px of the 1920×1080 layout; the smallest text on screen is `small`. */
export const SIZE = { small: 28, body: 34, label: 40, subtitle: 54, title: 72, display: 120 } as const;

/** Canvas font string; weights that exist: sans 400 and 700, kai 700. */
export function font(sizePx: number, weight: 400 | 700 = 400, family: string = SANS): string {
  return `${weight} ${sizePx}px ${family}`;
}
