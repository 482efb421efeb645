/** Text as one line that whoever prints the file can show: breaks and tabs become a space, other control characters (orders to a terminal) go. */
export function oneLine(text: string): string {
  return text.replace(/\s*[\r\n\t\u0085\u2028\u2029]+\s*/gu, " ").replace(/[\u0000-\u001f\u007f-\u009f]/gu, "");
}
