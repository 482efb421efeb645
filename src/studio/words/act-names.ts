import { type ActKind, actName } from "#script";
import type { Words } from "./words.ts";

const ENGLISH: Readonly<Record<ActKind, string>> = { dianhua: "Opening", piaoba: "Lead-in", zhenghuo: "Main piece", di: "Closing", fanchang: "Encore" };

/** What a kind of act is called. */
export function actWords(kind: ActKind): Words {
  return { zh: actName(kind), en: ENGLISH[kind] };
}

/** With the act's own title, where it has one. */
export function actHeading(kind: ActKind, title: string): Words {
  const { zh, en } = actWords(kind);
  return title === "" ? { zh, en } : { zh: `${zh}：${title}`, en: `${en}: ${title}` };
}
