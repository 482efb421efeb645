const LONGEST = 200;

/** A title as the document takes it. */
export function readTitle(text: string): string | undefined {
  const title = text.replace(/[\n\r\0]+/gu, " ").trim();
  return title.length > LONGEST ? undefined : title;
}
