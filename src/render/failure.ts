/** What can go wrong with a render that somebody can mend, and with what it is told. */
export type RenderProblem =
  | { readonly code: "no-browser"; readonly tried: readonly string[] }
  | { readonly code: "browser-failed"; readonly executable: string; readonly reason: string }
  | { readonly code: "no-encoder"; readonly executable: string }
  | { readonly code: "no-ffmpeg"; readonly platform: string }
  | { readonly code: "ffmpeg-failed"; readonly step: string; readonly reason: string }
  | { readonly code: "stage-not-built"; readonly directory: string }
  | { readonly code: "font-failed"; readonly reason: string }
  | { readonly code: "clip-failed"; readonly clipId: string; readonly engine: string; readonly reason: string }
  | { readonly code: "clip-hung"; readonly clipId: string; readonly seconds: number; readonly attempts: number }
  | { readonly code: "segment-incomplete"; readonly clipId: string; readonly frames: number; readonly expected: number }
  | { readonly code: "film-incomplete"; readonly frames: number; readonly expected: number }
  | { readonly code: "disk-full"; readonly path: string; readonly neededMb: number; readonly freeMb: number }
  | { readonly code: "write-failed"; readonly path: string; readonly reason: string }
  | { readonly code: "linked-folder"; readonly folder: string }
  | { readonly code: "sound-missing"; readonly file: string; readonly clipId: string }
  | { readonly code: "sound-unreadable"; readonly file: string; readonly reason: string }
  | { readonly code: "media-changed"; readonly file: string; readonly clipId: string }
  | { readonly code: "unknown-beat"; readonly beatId: string; readonly known: readonly string[] }
  | { readonly code: "nothing-to-render" }
  | { readonly code: "no-speech-command"; readonly command: string }
  | { readonly code: "speech-failed"; readonly command: string; readonly text: string; readonly reason: string };

/** Carries a problem up to where it is told. Rendering returns it as an outcome; planning and writing throw it. */
export class RenderFailure extends Error {
  constructor(readonly problem: RenderProblem) {
    super(describeRenderProblem(problem, "en"));
    this.name = "RenderFailure";
  }
}

/** One sentence with the value, the place, the remedy. */
export function describeRenderProblem(problem: RenderProblem, language: "zh" | "en"): string {
  return sentence(problem)[language];
}

function sentence(p: RenderProblem): Readonly<Record<"zh" | "en", string>> {
  switch (p.code) {
    case "no-browser":
      return {
        zh: "没有找到 Chrome、Edge 或 Chromium：请安装一个，或用环境变量 DOUPENG_BROWSER 指出它的路径。",
        en: "No Chrome, Edge or Chromium was found: install one, or name its path in DOUPENG_BROWSER.",
      };
    case "browser-failed":
      return {
        zh: `浏览器 ${p.executable} 启动不了（${p.reason}）：请换一个，用 DOUPENG_BROWSER 指出路径。`,
        en: `The browser ${p.executable} does not start (${p.reason}): name another one in DOUPENG_BROWSER.`,
      };
    case "no-encoder":
      return {
        zh: `浏览器 ${p.executable} 不能编码 H.264：请安装 Chrome、Edge 或 Debian 的 chromium，用 DOUPENG_BROWSER 指出路径。`,
        en: `The browser ${p.executable} cannot encode H.264: install Chrome, Edge or Debian's chromium and name it in DOUPENG_BROWSER.`,
      };
    case "no-ffmpeg":
      return {
        zh: `没有适合 ${p.platform} 的 ffmpeg（它随 @remotion/renderer 一起安装）：请重新运行 npm ci。`,
        en: `There is no ffmpeg for ${p.platform} (it comes with @remotion/renderer): run npm ci again.`,
      };
    case "ffmpeg-failed":
      return { zh: `${p.step} 失败：ffmpeg 说“${p.reason}”。`, en: `${p.step} failed: ffmpeg says "${p.reason}".` };
    case "stage-not-built":
      return { zh: `舞台还没有构建（${p.directory}）：请运行 npm run build。`, en: `The stage is not built (${p.directory}): run npm run build.` };
    case "font-failed":
      return { zh: `字体没有载入：${p.reason}。请运行 npm ci && npm run build。`, en: `A font did not load: ${p.reason}. Run npm ci && npm run build.` };
    case "clip-failed":
      return { zh: `段落 ${p.clipId}（引擎 ${p.engine}）渲染失败：${p.reason}`, en: `Beat ${p.clipId} (engine ${p.engine}) failed to render: ${p.reason}` };
    case "clip-hung":
      return {
        zh: `段落 ${p.clipId} 渲染了 ${p.attempts} 次都停住（${p.seconds} 秒没有进展）：请试 --engine remotion，或换一个浏览器。`,
        en: `Beat ${p.clipId} got stuck ${p.attempts} times (${p.seconds} s without progress): try --engine remotion or another browser.`,
      };
    case "segment-incomplete":
      return {
        zh: `段落 ${p.clipId} 应有 ${p.expected} 帧，得到 ${p.frames} 帧：没有采用，请再运行一次。`,
        en: `Beat ${p.clipId} should have ${p.expected} frames and got ${p.frames}: not used, run again.`,
      };
    case "film-incomplete":
      return {
        zh: `成片应有 ${p.expected} 帧，得到 ${p.frames} 帧：旧片没有动，请再运行一次。`,
        en: `The film should have ${p.expected} frames and got ${p.frames}: the old film was left as it was, run again.`,
      };
    case "disk-full":
      return {
        zh: `磁盘满了：${p.path} 需要 ${p.neededMb} MB，只剩 ${p.freeMb} MB。请腾出空间再运行；已完成的段落会保留。`,
        en: `The disk is full: ${p.path} needs ${p.neededMb} MB and has ${p.freeMb} MB. Free some space and run again; finished beats are kept.`,
      };
    case "linked-folder":
      return {
        zh: `节目里的 ${p.folder} 是个链接，写进去的东西会落到别处，所以没有动它。请把它换成真的文件夹，或者删掉这个链接。`,
        en: `The show's ${p.folder} is a link: what is written there would land somewhere else, so nothing was done. Replace it by a real folder, or remove the link.`,
      };
    case "write-failed":
      if (p.reason === "EEXIST" || p.reason === "ENOTDIR") {
        return {
          zh: `写不了 ${p.path}（${p.reason}）：路上该是文件夹的地方放着一个文件。请把它挪开或改个名。`,
          en: `Cannot write ${p.path} (${p.reason}): a file stands where one of its folders should be. Move or rename it.`,
        };
      }
      return { zh: `写不了 ${p.path}：${p.reason}。请检查权限和路径。`, en: `Cannot write ${p.path}: ${p.reason}. Check its folder and permissions.` };
    case "sound-missing":
      return {
        zh: `段落 ${p.clipId} 用到的声音文件 ${p.file} 不在节目文件夹里：请放回去，或改掉剧本里的名字。`,
        en: `Beat ${p.clipId} uses the sound file ${p.file}, which is not in the show folder: put it back or change its name in the script.`,
      };
    case "sound-unreadable":
      return { zh: `声音文件 ${p.file} 读不了：${p.reason}`, en: `The sound file ${p.file} cannot be read: ${p.reason}` };
    case "media-changed":
      return {
        zh: `段落 ${p.clipId} 用到的 ${p.file} 在渲染时换了或不见了：请再运行一次。`,
        en: `${p.file}, which beat ${p.clipId} shows, was changed or removed while the film was made: run again.`,
      };
    case "unknown-beat":
      return {
        zh: `没有段落 ${p.beatId}；有的是：${p.known.join("、")}。`,
        en: `There is no beat ${p.beatId}; there are: ${p.known.join(", ")}.`,
      };
    case "nothing-to-render":
      return { zh: "剧本里还没有可以播放的段落。", en: "The script has no beat to play yet." };
    case "no-speech-command":
      return {
        zh: `没有语音命令 ${p.command}：请安装 espeak-ng，或用 --command 给出另一个。`,
        en: `The speech command ${p.command} is not installed: install espeak-ng, or give another with --command.`,
      };
    case "speech-failed":
      return {
        zh: `语音命令 ${p.command} 念不了“${p.text}”：${p.reason}`,
        en: `The speech command ${p.command} cannot say "${p.text}": ${p.reason}`,
      };
  }
}
