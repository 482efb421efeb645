/** Families come from npm packages and are awaited by name; nothing falls back to a system face unseen. */
export const SANS = `"Noto Sans SC", "LXGW WenKai"`;
export const KAI = `"LXGW WenKai", "Noto Sans SC"`;

/**
 * Type sizes in px of a scene's box. Nothing is set smaller than `small`: the narrow pictures show the box at 0.8, where
 * `small` is then the 28 px that a phone can still show.
 */
export const SIZE = { small: 35, body: 38, label: 42, subtitle: 54, title: 72, display: 120 } as const;

/** Canvas font string; weights that exist: sans 400 and 700, kai 700. */
export function font(sizePx: number, weight: 400 | 700 = 400, family: string = SANS): string {
  return `${weight} ${sizePx}px ${family}`;
}
