/** The three ways to work on one script: write, rehearse, film. */
export type StudioMode = "xie" | "pai" | "pian";
