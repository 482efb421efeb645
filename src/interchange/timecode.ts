/** `01:02:03` + `mark` + `456` for a film time in ms; hours in full. */
export function timecode(ms: number, mark: "," | "."): string {
  const whole = Math.max(0, Math.round(ms));
  const seconds = Math.floor(whole / 1000);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${mark}${String(whole % 1000).padStart(3, "0")}`;
}
