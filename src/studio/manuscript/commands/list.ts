import { redo, undo } from "prosemirror-history";
import type { Command } from "prosemirror-state";
import {
  ACT_KINDS, type ActKind, actName, around, deleteSelected, duplicateSelected, flipSpeaker, insertFactBox, insertLine, insertNote, insertReprise, joinActs,
  joinBeats, moveBeat, moveSelected, setActKind, setEntrance, setPlayback, toggleFast, toggleStress, turnIntoLine, turnIntoNote, beatIdsOf,
} from "#script";
import { openFind } from "../find/find-panel.ts";
import { openListOf } from "../menus/palette.ts";
import { optionsOf } from "../options.ts";
import { askAndInsert } from "../popovers/edit-inline.ts";
import { askOverlap, askRuby } from "../popovers/mark-forms.ts";
import { askShow } from "../popovers/show-form.ts";
import { tell } from "../popovers/tell.ts";
import { focusFirstField } from "../views/block-fields.ts";
import { foldNotes, toggleReading } from "../views/reading.ts";
import { markPunch, markSetUp, pairBaofu } from "./baofu.ts";
import { clearMarks } from "./mark-off.ts";
import { ownStep } from "./own-step.ts";
import { editBeatTitle, newAct, newBeat } from "./structure.ts";
import type { CommandGroup, StudioCommand } from "./studio-command.ts";

/** One line of the list: what it is, how it is found, what it does. */
function entry(id: string, group: CommandGroup, zh: string, en: string, keywords: string, run: Command, keys?: string): StudioCommand {
  const own: Command = (state, dispatch, view) => run(state, dispatch && ((tr) => { dispatch(ownStep(tr)); }), view);
  return { id, group, title: { zh, en }, keywords: keywords.split(" "), run: own, isEnabled: (state) => run(state), ...(keys === undefined ? {} : { keys }) };
}

/** After the command the first field of what was inserted has the focus. */
function thenFill(command: Command): Command {
  return (state, dispatch, view) => {
    if (!command(state, dispatch, view)) return false;
    if (dispatch && view) focusFirstField(view, view.state.selection.from);
    return true;
  };
}

const reprise: Command = (state, dispatch, view) => {
  const own = around(state.selection.$from, "beat")?.node.attrs["id"] as string | undefined;
  const ids = beatIdsOf(state.doc);
  const later = ids.slice(ids.indexOf(own ?? "") + 1).find((id) => insertReprise({ beat: id })(state));
  return later !== undefined && insertReprise({ beat: later })(state, dispatch, view);
};

const reverse: Command = (state, dispatch, view) => {
  const isReverse = around(state.selection.$from, "beat")?.node.attrs["direction"] === "reverse";
  return setPlayback({ direction: isReverse ? "forward" : "reverse" })(state, dispatch, view);
};

/** The beat comes in like this; asked again, with a cut. */
function comeIn(entrance: "dissolve" | "carry"): Command {
  return (state, dispatch, view) => {
    const now = String(around(state.selection.$from, "beat")?.node.attrs["entrance"]);
    return setEntrance(now.startsWith(entrance) ? "cut" : entrance)(state, dispatch, view);
  };
}

/** Or says why it cannot: what lies in several acts has no one place to go. */
function inOneAct(command: Command): Command {
  return (state, dispatch, view) => {
    if (command(state, dispatch, view)) return true;
    const { $from, $to } = state.selection;
    if ($from.depth === 0 || $to.depth === 0 || $from.index(0) === $to.index(0)) return false;
    if (dispatch && view) tell(view, { zh: "选中的字跨了两幕，不能一起挪、一起复制。一幕一幕来；删掉可以一起。", en: "The selection reaches over two acts: move or duplicate one act's part at a time. Delete takes all." });
    return true;
  };
}

const inspect: Command = (state, dispatch) => {
  const beat = around(state.selection.$from, "beat");
  const open = optionsOf(state).openInspector;
  if (!beat || !open) return false;
  if (dispatch) open(beat.pos);
  return true;
};

const ACTS: Readonly<Record<ActKind, readonly [en: string, keywords: string]>> = {
  dianhua: ["opening", "dh dianhua opening"], piaoba: ["lead-in", "pb piaoba lead"], zhenghuo: ["main piece", "zh zhenghuo main"],
  di: ["closing", "d di closing end"], fanchang: ["encore", "fc fanchang encore"],
};

/** Everything the writer can do to a script: the slash menu, the palette and the keys share it. */
export const commandList: readonly StudioCommand[] = [
  entry("cue", "insert", "动效", "Cue", "dx dongxiao cue animation 动作 动画 提示", askAndInsert("cue", { text: "", do: null, args: {} }), "Mod-Shift-k"),
  entry("pause", "insert", "停顿", "Pause", "td tingdun pause wait 停 停一下 间歇", askAndInsert("pause", { ms: 600 })),
  entry("laugh", "insert", "笑口", "Laugh gap", "xk xiaokou laugh 笑 笑点 掌声 xiaodian", askAndInsert("laugh", { ms: 1500 })),
  entry("sound", "insert", "声音", "Sound", "sy shengyin yinxiao sound 音效 醒木", askAndInsert("sound", { name: "strike", gainDb: 0 })),
  entry("math", "insert", "公式", "Formula", "gs gongshi math tex latex formula 数学", askAndInsert("math", { tex: "", say: null }), "Mod-Shift-m"),
  entry("fact-box", "insert", "知识框", "Fact box", "zsk zhishikuang fact claim 事实 核对 数据 论据", thenFill(insertFactBox({ text: "" }))),
  entry("note", "insert", "批注", "Note", "pz pizhu note todo comment 待办 备注 注释 beizhu zhushi", insertNote("")),
  entry("reprise", "insert", "先演一段（开场预演）", "Cold open of a later beat", "xy kcyy kaichang yuyan reprise cold open 冷开场 lengkaichang", reprise),

  entry("new-beat", "structure", "新的一拍", "New beat", "xp xdyp xinpai new beat 拍子 分拍 拆分 新段 分段 fenpai chaifen", newBeat, "Mod-Enter"),
  ...ACT_KINDS.map((kind) => entry(`new-act-${kind}`, "structure", `新的一幕：${actName(kind)}`, `New act: ${ACTS[kind][0]}`, `xm xinmu 新幕 分幕 act ${ACTS[kind][1]}`, newAct(kind))),
  entry("show-names", "structure", "段子的题目和演员", "Title and performers of the show", "dz tm timu yanyuan mingzi title cast performers narrator 名字 改名 旁白 标题 角色 捧哏 逗哏 片名", askShow),
  entry("beat-title", "structure", "给这一拍起名", "Title of this beat", "qm biaoti timu title rename 标题 改名", editBeatTitle),
  entry("scene", "structure", "这一拍的画面", "Scene of this beat", "hm huamian scene inspector 场景 图片 短片 背景", inspect),
  entry("reverse", "structure", "倒放 / 正放", "Play backwards / forwards", "df daofang reverse backwards", reverse),
  entry("dissolve", "structure", "这一拍化过去 / 直接切", "Dissolve into this beat / cut", "hgq huaguoqu zhuanchang dissolve transition cut 转场 换场 淡入 叠化", comeIn("dissolve")),
  entry("carry", "structure", "这一拍变过去 / 直接切", "Carry an object into this beat / cut", "bgq bianguoqu zhuanchang carry transition morph 转场 换场 变形", comeIn("carry")),
  ...ACT_KINDS.map((kind) => entry(`act-${kind}`, "structure", `这一幕是${actName(kind)}`, `This act is the ${ACTS[kind][0]}`, `mu act kind ${ACTS[kind][1]}`, setActKind(kind))),
  entry("join-beats", "structure", "并入上一拍", "Join to the beat before", "hb bing hebing join merge 合并", joinBeats),
  entry("join-acts", "structure", "并入上一幕", "Join to the act before", "hb bing hebing join merge act 合并", joinActs),
  entry("beat-up", "structure", "这一拍往前挪", "Move beat up", "pq paiqian move beat up 上移 shangyi", moveBeat("up"), "Mod-Alt-ArrowUp"),
  entry("beat-down", "structure", "这一拍往后挪", "Move beat down", "ph paihou move beat down 下移 xiayi", moveBeat("down"), "Mod-Alt-ArrowDown"),

  entry("flip-speaker", "line", "换人说", "Other performer", "hr huanren dg pg flip speaker 逗 捧 换角色 捧哏 逗哏", flipSpeaker, "Tab"),
  entry("new-line", "line", "下面加一句", "New line below", "jyj jia line answer 加一行 换行", insertLine, "Mod-Shift-Enter"),
  entry("overlap", "line", "抢话", "Overlap", "qh qianghua overlap interrupt", askOverlap),
  entry("move-up", "line", "往上挪", "Move up", "sn wangshang move up 上移 shangyi", inOneAct(moveSelected("up")), "Alt-ArrowUp"),
  entry("move-down", "line", "往下挪", "Move down", "xn wangxia move down 下移 xiayi", inOneAct(moveSelected("down")), "Alt-ArrowDown"),
  entry("duplicate", "line", "再来一份", "Duplicate", "fz fuzhi copy duplicate 复制 克隆", inOneAct(duplicateSelected), "Mod-Shift-d"),
  entry("to-note", "line", "变成批注", "Turn into a note", "bpz biancheng pizhu note turn into", turnIntoNote),
  entry("to-line", "line", "变成台词", "Turn into lines", "btc biancheng taici line turn into", turnIntoLine),
  entry("delete", "line", "删掉", "Delete", "sd sc shanchu shandiao delete remove 删除 去掉", deleteSelected, "Mod-Shift-Backspace"),

  entry("stress", "mark", "重音", "Stress", "zy zhongyin stress bold 强调 加粗 zhongdu", toggleStress, "Mod-b"),
  entry("fast", "mark", "贯口", "Rapid passage", "gk guankou fast rapid 快说 节奏 kuaishuo", toggleFast, "Mod-Shift-g"),
  entry("ruby", "mark", "注音", "Reading above", "zy zhuyin pinyin ruby 拼音", askRuby, "Mod-Shift-y"),
  entry("set-up", "mark", "系包袱", "Set-up of a joke", "xbf xi baofu setup joke 铺垫 笑点 伏笔", markSetUp, "Mod-Shift-x"),
  entry("punch", "mark", "抖包袱", "Punch of a joke", "dbf dou baofu punch joke 笑点 底包袱", markPunch, "Mod-Shift-p"),
  entry("pair-baofu", "mark", "系和抖配成一对", "Tie set-up and punch together", "pd peidui pair baofu joke", pairBaofu),
  entry("clear-marks", "mark", "去掉标记", "Clear marks", "qbj qudiao biaoji clear plain", clearMarks, "Mod-\\"),

  entry("undo", "edit", "撤销", "Undo", "cx chexiao undo 撤回 回退 上一步 反悔 chehui huitui", undo, "Mod-z"),
  entry("redo", "edit", "重做", "Redo", "cz chongzuo redo 恢复 huifu", redo, "Mod-Shift-z"),
  entry("find", "edit", "查找", "Find", "cz chazhao find search 搜索 sousuo", openFind("find"), "Mod-f"),
  entry("replace", "edit", "替换", "Replace", "th tihuan replace", openFind("replace"), "Mod-h"),

  entry("reading", "view", "通读（收起批注）", "Reading view", "td tongdu yuedu read 阅读 预览 全文", toggleReading, "Mod-Shift-r"),
  entry("fold-notes", "view", "收起 / 展开所有批注", "Fold or unfold all notes", "sq shouqi pizhu fold notes 折叠 zhedie", foldNotes),
  entry("palette", "view", "所有命令", "All commands", "ml mingling command palette 快捷键 帮助 kuaijiejian bangzhu help shortcut", openListOf, "Mod-k"),
];
