import { isUtf8 } from "node:buffer";
import type { Bilingual, ReadOnly } from "../protocol.ts";
import { TEXT_LIMIT } from "../protocol.ts";

/** Bytes of a script as text, with its byte order mark and line ends as they are; null when they are not text. */
export function textOf(bytes: Uint8Array): string | null {
  // A file whose pages were lost holds zeros, which UTF-8 allows and nobody writes.
  if (!isUtf8(bytes) || bytes.includes(0)) return null;
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

/** For looking at alone. */
export function garbledTextOf(bytes: Uint8Array): string {
  return new TextDecoder("utf-8").decode(bytes);
}

/** Whether a text arrives whole: half a character cannot be written as UTF-8. */
export function isWritable(text: string): boolean {
  return !/[\p{Surrogate}\0]/u.test(text);
}

/** Sentences for a file that can only be looked at. */
export const READ_ONLY_WORDS: Readonly<Record<Exclude<ReadOnly["code"], "not-understood">, Bilingual>> = {
  "not-text": {
    zh: "show.md 不是 UTF-8 文本，只能看，不能存；原样留了一份副本。请另存为 UTF-8 再打开。",
    en: "show.md is not UTF-8 text: it can be read but not saved, and a copy was kept as it is. Save it as UTF-8 and open it again.",
  },
  "too-large": {
    zh: `show.md 最多 ${TEXT_LIMIT / 1e6} MB，这一份超过了：请拆成几个节目。`,
    en: `show.md may have ${TEXT_LIMIT / 1e6} MB and this is more: split it into several shows.`,
  },
  unreadable: {
    zh: "show.md 读不了：请检查它的权限，以及它是不是一个文件。",
    en: "show.md cannot be read: check its permissions, and whether it is a file.",
  },
  "no-permission": {
    zh: "没有权限写 show.md：可以看，不能存。请检查文件和文件夹的权限。",
    en: "No permission to write show.md: it can be read but not saved. Check the permissions of the file and its folder.",
  },
  link: {
    zh: "show.md 是一个链接，存盘会弄断它：请把文件本身放进文件夹，或打开它真正所在的文件夹。",
    en: "show.md is a link, which saving would break: put the file itself here, or open the folder it really lies in.",
  },
  gone: {
    zh: "show.md 不见了：请放回来；也可以把浏览器里的这份重新存上。",
    en: "show.md is gone: put it back, or save what the browser holds anew.",
  },
};

export const FOLDER_GONE_WORDS: Bilingual = {
  zh: "节目的文件夹不在原来的地方了（移走、改名，或者盘拔了）；您写的字留在浏览器里。请放回原处，或者在终端按新位置再运行 doupeng dev，再打开它给的新网址。",
  en: "The show's folder is no longer where it was (moved, renamed, or its disk unplugged); your words are kept in the browser. Put it back, or run doupeng dev on its new place and open the new address.",
};
