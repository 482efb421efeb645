/** What is wrong with a show's files; the script's own problems come from the script. */
export type FolderProblem =
  | { readonly code: "no-script"; readonly file: string }
  | { readonly code: "unreadable"; readonly file: string; readonly reason: string }
  | { readonly code: "not-text"; readonly file: string }
  | { readonly code: "too-large"; readonly file: string; readonly megabytes: number; readonly limit: number }
  | { readonly code: "takes-damaged"; readonly file: string; readonly reason: string }
  | { readonly code: "take-missing"; readonly file: string; readonly beatId: string; readonly text: string }
  | { readonly code: "take-changed"; readonly file: string; readonly beatId: string; readonly text: string };

export function describeFolderProblem(problem: FolderProblem, language: "zh" | "en"): string {
  return sentence(problem)[language];
}

function sentence(p: FolderProblem): Readonly<Record<"zh" | "en", string>> {
  switch (p.code) {
    case "no-script":
      return { zh: `没有剧本 ${p.file}：请检查路径，或用 doupeng new 新建一个。`, en: `There is no script ${p.file}: check the path, or make one with doupeng new.` };
    case "unreadable":
      return { zh: `读不了 ${p.file}（${p.reason}）：请检查权限。`, en: `Cannot read ${p.file} (${p.reason}): check its permissions.` };
    case "not-text":
      return { zh: `${p.file} 不是 UTF-8 文本：请另存为 UTF-8。`, en: `${p.file} is not UTF-8 text: save it as UTF-8.` };
    case "too-large":
      return { zh: `${p.file} 有 ${p.megabytes} MB，超过 ${p.limit} MB：请拆成几个节目。`, en: `${p.file} has ${p.megabytes} MB, more than ${p.limit} MB: split it into several shows.` };
    case "takes-damaged":
      return {
        zh: `${p.file} 坏了（${p.reason}）：录音暂不使用；请恢复它，或删掉后运行 doupeng voice。`,
        en: `${p.file} is damaged (${p.reason}): no take is used; restore it, or delete it and run doupeng voice.`,
      };
    case "take-missing":
      return {
        zh: `段落 ${p.beatId} 的录音 ${p.file}（“${p.text}”）不见了：请放回去，或运行 doupeng voice 重做。`,
        en: `The take ${p.file} of beat ${p.beatId} ("${p.text}") is gone: put it back, or run doupeng voice to make it again.`,
      };
    case "take-changed":
      return {
        zh: `段落 ${p.beatId} 的录音 ${p.file}（“${p.text}”）换过了：请运行 doupeng voice --adopt 重新量长度。`,
        en: `The take ${p.file} of beat ${p.beatId} ("${p.text}") was replaced: run doupeng voice --adopt to measure it again.`,
      };
  }
}
