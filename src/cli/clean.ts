// Everything a terminal might obey: C0 but for newline and tab, DEL and C1, and the marks that reorder text.
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/gu;
const REORDERING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Text of others made safe to print: control characters go, marks that reorder text become visible. */
export function clean(text: string): string {
  return text.replace(CONTROLS, "").replace(REORDERING, (mark) => `‹${codePoint(mark)}›`);
}

/** JSON that is also safe in a terminal: what `JSON.stringify` leaves raw is escaped; it reads back the same. */
export function cleanJson(value: unknown, indent?: number): string {
  const text = JSON.stringify(value, null, indent);
  return text.replace(/[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, (mark) => `\\u${hex(mark)}`);
}

function codePoint(mark: string): string {
  return `U+${hex(mark).toUpperCase()}`;
}

function hex(mark: string): string {
  return mark.charCodeAt(0).toString(16).padStart(4, "0");
}
