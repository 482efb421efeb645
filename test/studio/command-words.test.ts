import { expect, test } from "vitest";
import { appCommands, type AppCommandsInput } from "../../src/studio/app/app-commands.ts";
import { commandList } from "../../src/studio/manuscript/commands/list.ts";
import { matchCommands } from "../../src/studio/manuscript/commands/match.ts";

const commands = [...commandList, ...appCommands({} as AppCommandsInput)];

test.each([
  ["历史", "history"], ["旧版本", "history"], ["banben", "history"], ["播放", "play"], ["zanting", "play"], ["导出", "mode-film"], ["chupian", "mode-film"],
  ["排练", "mode-rehearse"], ["保存", "save"], ["深色", "theme"], ["中文", "language"], ["搜索", "find"], ["加粗", "stress"], ["撤回", "undo"], ["恢复", "redo"],
  ["删除", "delete"], ["角色", "show-names"], ["合并", "join-beats"], ["拆分", "new-beat"], ["备注", "note"], ["动画", "cue"], ["冷开场", "reprise"], ["wenti", "show-problems"],
])("what most people call %s is found", (query, id) => {
  expect(matchCommands(query, commands, "zh").slice(0, 2).map((command) => command.id)).toContain(id);
});
