const DIGITS = "零一二三四五六七八九";
const PLACES = ["", "十", "百", "千"];
const GROUPS = ["", "万", "亿", "万亿"];
const LONGEST = 16;

/** `2026` → 二零二六. Anything but digits is dropped. */
export function readDigits(text: string): string {
  return [...text].map((digit) => DIGITS[Number(digit)] ?? "").join("");
}

/**
 * `174604259328` → 一千七百四十六亿零四百二十五万九千三百二十八.
 *
 * @param digits decimal digits and nothing else; with a leading zero (007) or beyond 16 of them they are read one by one
 */
export function readInteger(digits: string): string {
  if (digits.length > LONGEST || (digits.length > 1 && digits.startsWith("0"))) return readDigits(digits);
  if (Number(digits) === 0) return "零";
  const groups = digits.padStart(Math.ceil(digits.length / 4) * 4, "0").match(/\d{4}/g) ?? [];
  let spoken = "";
  let zero = false;
  groups.forEach((group, index) => {
    if (Number(group) === 0) {
      zero = spoken !== "";
      return;
    }
    if (spoken !== "" && (zero || group.startsWith("0"))) spoken += "零";
    zero = false;
    spoken += readGroup(group) + (GROUPS[groups.length - 1 - index] ?? "");
  });
  // 一万亿零一亿 is said 一万零一亿; a leading 一十 is said 十.
  return spoken.replace(/万亿(?=.*亿)/, "万").replace(/^一十/, "十");
}

/** Four digits, not all zero; leading zeros are the caller's business. */
function readGroup(group: string): string {
  let spoken = "";
  let gap = false;
  [...group].forEach((digit, index) => {
    if (digit === "0") {
      gap = spoken !== "";
      return;
    }
    spoken += (gap ? "零" : "") + DIGITS[Number(digit)] + PLACES[3 - index];
    gap = false;
  });
  return spoken;
}

/** `1,024` → 一千零二十四, `3.14` → 三点一四, `1.2.3` → 一点二点三. */
export function readNumber(text: string): string {
  const [whole = "0", ...rest] = text.replace(/[,，]/g, "").split(".");
  if (rest.length > 1) return [whole, ...rest].map(readInteger).join("点");
  return readInteger(whole === "" ? "0" : whole) + rest.map((part) => `点${readDigits(part)}`).join("");
}

/** `-65` → 负六十五, `3.14e23` → 三点一四乘以十的二十三次方. */
export function readSigned(text: string): string {
  const [mantissa = "", exponent] = text.split(/[eE]/);
  const sign = /^[-−]/.test(mantissa) ? "负" : "";
  const spoken = sign + readNumber(mantissa.replace(/^[-−+]/, ""));
  return exponent === undefined ? spoken : `${spoken}乘以十的${readSigned(exponent)}次方`;
}
