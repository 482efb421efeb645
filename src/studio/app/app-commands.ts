import type { StudioCommand } from "../manuscript/index.ts";
import type { StudioMode } from "../index.ts";
import type { Playhead } from "../store/playhead.ts";
import type { Studio } from "../store/studio-store.ts";
import type { Words } from "../words/words.ts";
import type { WithScenes } from "./manuscript-options.ts";
import { goToRegion } from "./regions.ts";
import { type SideTab, sideTab } from "./side-tab.ts";

export interface AppCommandsInput {
  readonly studio: Studio;
  readonly playhead: Playhead;
  readonly withScenes: () => WithScenes | null;
  readonly save: () => void;
  readonly openHistory: () => void;
}

/** What the palette offers beside the editing of the text. */
export function appCommands({ studio, playhead, withScenes, save, openHistory }: AppCommandsInput): readonly StudioCommand[] {
  const command = (id: string, title: Words, keywords: readonly string[], run: () => void, keys?: string): StudioCommand => ({
    id, title, keywords, group: "app", isEnabled: () => true,
    run: (_state, dispatch) => {
      if (dispatch !== undefined) run();
      return true;
    },
    ...(keys === undefined ? {} : { keys }),
  });
  const mode = (next: StudioMode) => () => { studio.setState({ mode: next }); };
  const tab = (next: SideTab) => () => {
    studio.setState({ mode: "xie" });
    sideTab.setState(next, true);
  };
  return [
    command("play", { zh: "放 / 停", en: "Play or pause" }, ["播放", "暂停", "预览", "bofang", "zanting", "bf", "fang", "play", "pause"], () => { if (studio.getState().mode !== "pian") playhead.toggle(); }, "F8"),
    command("play-from-cursor", { zh: "从光标这句放起", en: "Play from the cursor" }, ["播放", "bofang", "cgb", "from", "cursor"], () => {
      const { editor, bound, mode: now } = studio.getState();
      if (bound === null || now === "pian") return;
      // In rehearsal no cursor is seen: the line that is said is meant.
      playhead.play((now === "xie" ? withScenes()?.filmMsAtCursor(editor, bound) : withScenes()?.lineStartAt(bound, playhead.getState().filmMs)) ?? undefined);
    }, "Shift-F8"),
    command("loop", { zh: "循环放这一拍", en: "Loop this beat" }, ["xunhuan", "xh", "loop"], () => { playhead.setLoops(!playhead.getState().loops); }),
    command("play-beat", { zh: "只放这一拍", en: "Play this beat" }, ["zyp", "beat"], () => { playhead.setScope("beat"); }),
    command("play-show", { zh: "放整场", en: "Play the whole show" }, ["播放", "全场", "zhengchang", "zc", "show"], () => { playhead.setScope("show"); }),
    command("mode-write", { zh: "去写", en: "Write" }, ["写作", "编辑", "xie", "write"], mode("xie"), "Alt-1"),
    command("mode-rehearse", { zh: "去排", en: "Rehearse" }, ["排练", "彩排", "提词", "pailian", "pai", "rehearse"], mode("pai"), "Alt-2"),
    command("mode-film", { zh: "去出片", en: "Make the film" }, ["渲染", "导出", "视频", "xuanran", "daochu", "chupian", "shipin", "pian", "render", "film"], mode("pian"), "Alt-3"),
    command("next-region", { zh: "去下一块：提纲、本子、预览、面板、时间线", en: "Next region: outline, script, preview, panels, timeline" }, ["xyk", "region", "pane", "focus"], () => { goToRegion(1); }, "F6"),
    command("previous-region", { zh: "回上一块", en: "Previous region" }, ["syk", "region", "pane", "focus"], () => { goToRegion(-1); }, "Shift-F6"),
    command("show-inspector", { zh: "看场景与参数", en: "Show scene and parameters" }, ["设置", "canshu", "changjing", "shezhi", "cj", "scene", "inspector"], tab("inspector")),
    command("show-quantities", { zh: "查数：插入有凭据的事实", en: "Look up a quantity for a fact box" }, ["数据", "核对", "chashu", "shuju", "cs", "quantity", "fact"], tab("quantities")),
    command("show-problems", { zh: "看问题", en: "Show problems" }, ["错误", "检查", "wenti", "wt", "problems"], tab("problems")),
    command("show-reports", { zh: "看统计", en: "Show reports" }, ["时长", "节奏", "tongji", "tj", "reports"], tab("reports")),
    command("save", { zh: "现在就存", en: "Save now" }, ["保存", "存盘", "baocun", "cunpan", "bc", "save"], save, "Mod-s"),
    command("history", { zh: "以前的版本", en: "Earlier versions" }, ["历史", "旧版本", "恢复", "回退", "lishi", "banben", "bb", "history", "version"], openHistory),
    command("theme", { zh: "换昼夜", en: "Light or dark" }, ["夜间", "深色", "黑夜", "主题", "yejian", "shense", "zhuti", "zy", "theme", "dark", "light"], () => { studio.setState(({ theme }) => ({ theme: theme === "light" ? "dark" : "light" })); }),
    command("language", { zh: "界面换成英文", en: "Interface in Chinese" }, ["语言", "中文", "yuyan", "yy", "language"], () => { studio.setState(({ language }) => ({ language: language === "zh" ? "en" : "zh" })); }),
  ];
}
