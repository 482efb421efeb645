/** How much of anything a script may hold; beyond it the author is told, and nothing is cut. */
export const LIMITS = {
  /** UTF-16 code units of a whole script. */
  scriptChars: 5_000_000,
  scriptLines: 200_000,
  titleChars: 200,
  nameChars: 16,
  castMembers: 16,
  /** Labels and attribute values of inline directives. */
  labelChars: 1_000,
  texChars: 5_000,
  texDepth: 200,
  /** One YAML block: front matter or the inside of a fence. */
  yamlChars: 50_000,
  yamlDepth: 100,
  /** A text inside a fact box. */
  factChars: 5_000,
  /** Ten minutes. */
  waitMs: 600_000,
} as const;
