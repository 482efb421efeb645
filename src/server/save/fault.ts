import type { Bilingual, Refusal } from "../protocol.ts";
import { codeOf } from "./node-disk.ts";

/** Why a text was not saved; it is kept by whoever wanted it saved. */
export class SaveFault extends Error {
  constructor(
    readonly code: Refusal["code"],
    readonly sentence: Bilingual,
  ) {
    super(sentence.en);
    this.name = "SaveFault";
  }
}

/** Somebody else wrote the file since the text was begun. What is there now; nulls when it is gone. */
export class ChangedOnDisk extends Error {
  constructor(
    readonly sha256: string | null,
    readonly text: string | null,
  ) {
    super("the file is not the one this text was made from");
    this.name = "ChangedOnDisk";
  }
}

/** What the file system said, in words, with what to do about it. */
export function faultOf(error: unknown, name: string): SaveFault {
  if (error instanceof SaveFault) return error;
  const code = codeOf(error);
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
      return new SaveFault("disk-full", {
        zh: `磁盘满了，${name} 没有存上；原来的文件没有动，您写的字留在浏览器里。请腾出空间，会自动再存。`,
        en: `The disk is full and ${name} was not saved; the old file is as it was and your words are kept in the browser. Free some space, it will be saved by itself.`,
      });
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return new SaveFault("no-permission", {
        zh: `没有权限写 ${name}（${code}）；原来的文件没有动，您写的字留在浏览器里。请检查文件夹的权限。`,
        en: `No permission to write ${name} (${code}); the old file is as it was and your words are kept in the browser. Check the folder's permissions.`,
      });
    default:
      return new SaveFault("io-error", {
        zh: `${name} 没有存上（${code ?? String(error)}）；您写的字留在浏览器里，会自动再存。`,
        en: `${name} was not saved (${code ?? String(error)}); your words are kept in the browser and will be saved again by themselves.`,
      });
  }
}
