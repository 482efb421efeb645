/** The inline directives of the language. */
export const MARK_DIRECTIVES = ["stress", "fast", "ruby", "xi", "dou"] as const;
export const ATOM_DIRECTIVES = ["cue", "pause", "laugh", "sound", "math"] as const;
/** Not a part of what is said: an attribute of the line, written at its start. */
export const OVERLAP = "overlap";

export const DIRECTIVES: readonly string[] = [...MARK_DIRECTIVES, ...ATOM_DIRECTIVES, OVERLAP];

/** Directives whose label is script: marks. The label of the others is plain. */
export const NESTING: ReadonlySet<string> = new Set(MARK_DIRECTIVES);

/** In text: a known directive that has neither label nor attributes, or never ends. `\:` is text. */
export const LOOKS_LIKE_DIRECTIVE = new RegExp(`\\\\.|:(${DIRECTIVES.join("|")})(?![A-Za-z0-9-])`, "g");
