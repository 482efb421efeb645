import type { KeepNotice } from "../keep/status.ts";
import type { Words } from "../words/words.ts";

export function sentence(notice: KeepNotice): Words {
  switch (notice.kind) {
    case "draft": {
      const when = new Date(notice.draft.atMs);
      return {
        zh: `上回（${when.toLocaleString("zh-CN")}）写的字没来得及存进文件，还在这个浏览器里。`,
        en: `Words typed on ${when.toLocaleString("en")} never reached the file; this browser still has them.`,
      };
    }
    case "outside":
      return { zh: "别的程序改了 show.md，稿子已经跟上。", en: "Another program changed show.md; the manuscript now shows it." };
    case "merged":
      return { zh: "别的程序也改了 show.md：两边的改动都在稿子里了。", en: "Another program changed show.md too: both changes are in the manuscript." };
    case "conflict":
      return { zh: `别的程序和您改了同一处。稿子里是您写的；对方那一份另存为 ${notice.name}，没有丢。`, en: `Another program changed the same lines. The manuscript keeps yours; theirs is saved as ${notice.name}.` };
    case "was-gone":
      return { zh: "show.md 被移走或清空了，已经照稿子重新写了一份。", en: "show.md had been taken away or emptied; it was written anew from the manuscript." };
    case "took-over":
      return { zh: "那边的标签页放手了，现在在这里写。", en: "The other tab let go; you write here now." };
    case "no-journal":
      return { zh: "这个浏览器不让留草稿（无痕窗口，或者盘满了）：只有“已存好”的字才算安全。", en: "This browser keeps no drafts (a private window, or a full disk): only saved words are safe." };
  }
}
