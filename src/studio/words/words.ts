export type Language = "zh" | "en";

/** A text in both interface languages; stands next to its use. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}
