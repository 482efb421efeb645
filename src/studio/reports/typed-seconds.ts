const DIGITS = "零一二三四五六七八九";
const DIGIT = "[一二三四五六七八九]";
const HUNDREDS = new RegExp(`^(?:(${DIGIT})百)?零?(?:(${DIGIT}?)十)?零?(${DIGIT})?$`, "u");
const NUMBER = String.raw`\d+(?:\.\d+)?|[零一二三四五六七八九十百点半]+`;
const CLOCK = /^(?:(\d{1,2}):(?=\d{1,2}:))?(\d{1,3}):([0-5]?\d(?:\.\d+)?)$/u;
const WORDS = new RegExp([
  `^(?:(?<hours>${NUMBER})个?(?<halfHour>半)?(?:小时|钟头|hours?|hrs?|h))?`,
  `(?:(?<quarters>${NUMBER})刻钟?)?`,
  `(?:(?<minutes>${NUMBER})(?:分钟?|minutes?|mins?|m|')(?:(?<halfMinute>半)钟?)?)?`,
  `(?:(?<seconds>${NUMBER})(?:秒钟?|seconds?|secs?|s|")?)?$`,
].join(""), "u");

/** Reads a length as people write it: `90`, `1:30`, `1.5 分`, 一分半, 两分零五秒, `2 min`; null when it is none, or over a day. */
export function typedSeconds(text: string): number | null {
  // A Chinese input method writes 。 for a point and other signs for : and '.
  const plain = text.normalize("NFKC").toLowerCase().replace(/\s+|，|,|and/gu, "").replaceAll("〇", "零").replaceAll("两", "二").replaceAll("。", ".").replace(/[’‘′]/gu, "'").replace(/[”“]|''/gu, '"');
  const clock = CLOCK.exec(plain);
  if (clock !== null) return withinDay(Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]));
  const parts = plain === "" ? undefined : WORDS.exec(plain)?.groups;
  if (parts === undefined) return null;
  const { hours, halfHour, quarters, minutes, halfMinute, seconds } = parts;
  const half = (said: string | undefined): number => (said === undefined ? 0 : 0.5);
  return withinDay((amount(hours) + half(halfHour)) * 3600 + amount(quarters) * 900 + (amount(minutes) + half(halfMinute)) * 60 + amount(seconds));
}

function withinDay(seconds: number): number | null {
  // 1.1 minutes are 66 seconds.
  const rounded = Math.round(seconds * 1000) / 1000;
  return rounded <= 86_400 ? rounded : null;
}

/** Of `1.5`, 三十, 一点五, 半; NaN when it is none. */
function amount(said: string | undefined): number {
  if (said === undefined) return 0;
  if (said === "半") return 0.5;
  if (/^\d/u.test(said)) return Number(said);
  const [whole = "", decimals = null, ...rest] = said.split("点");
  const read = HUNDREDS.exec(whole);
  if (read === null || whole === "" || rest.length > 0) return NaN;
  const [, hundreds, tens, ones] = read;
  const digit = (sign: string | undefined): number => (sign === undefined ? 0 : DIGITS.indexOf(sign));
  // 一百二 is 120.
  const onesWeight = hundreds !== undefined && tens === undefined && !whole.includes("零") ? 10 : 1;
  const integer = digit(hundreds) * 100 + (tens === undefined ? 0 : tens === "" ? 10 : digit(tens) * 10) + digit(ones) * onesWeight;
  if (decimals === null) return integer;
  return new RegExp(`^[${DIGITS}]+$`, "u").test(decimals) ? integer + Number(`0.${[...decimals].map(digit).join("")}`) : NaN;
}
