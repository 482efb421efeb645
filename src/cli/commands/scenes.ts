import { z } from "zod";
import { scenes as allScenes, type Scene } from "#scenes";
import { defineCommand, option } from "../command.ts";
import { faint, strong, type Io } from "../io.ts";
import { closest } from "#script";
import { inputSchema, printFields } from "../print-fields.ts";
import { usedWrongly } from "../trouble.ts";

/** Lists the scenes, or says what one of them can do. */
export const scenes = defineCommand({
  name: "scenes",
  summary: { zh: "列出场景；说明一个场景的参数和动作", en: "List the scenes, or the parameters and actions of one" },
  options: z.strictObject({
    name: option(z.string().optional(), { title: { zh: "场景名", en: "a scene" }, positional: true, value: "NAME" }),
  }),
  examples: [
    { line: "doupeng scenes", says: { zh: "有哪些场景", en: "which scenes there are" } },
    { line: "doupeng scenes porridge", says: { zh: "粥能做什么", en: "what the porridge can do" } },
  ],
  run: ({ name }, io) => {
    if (name === undefined) {
      if (io.json) io.printJson([...allScenes.values()].map(specOf));
      for (const scene of allScenes.values()) io.print(strong(scene.id.padEnd(20)), " ", scene.title, "  ", faint(scene.summary));
      return 0;
    }
    const scene = allScenes.get(name);
    if (!scene) throw unknownScene(name);
    if (io.json) io.printJson(specOf(scene));
    else describe(scene, io);
    return 0;
  },
});

function describe(scene: Scene, io: Io): void {
  io.print(strong(scene.id), "  ", scene.title);
  io.print("  ", scene.summary);
  io.print({ zh: "参数：", en: "parameters:" });
  printFields(scene.params, io, "  ");
  io.print({ zh: "动作：", en: "actions:" });
  for (const [action, { title, args }] of Object.entries(scene.actions)) {
    io.print("  ", strong(action), "  ", title);
    printFields(args, io, "    ");
  }
  const carried = Object.entries(scene.carries ?? {});
  if (carried.length > 0) io.print({ zh: "能变成别的：", en: "can be carried: " }, carried.map(([name, { title: { zh, en } }]) => `${name} (${zh} / ${en})`).join("  "));
  io.print({ zh: "量：", en: "quantities: " }, scene.quantities.join(" "));
}

function specOf({ id, title, summary, params, actions, carries = {}, quantities }: Scene) {
  return {
    id,
    title,
    summary,
    params: inputSchema(params),
    actions: Object.fromEntries(
      Object.entries(actions).map(([name, action]) => [name, { title: action.title, args: inputSchema(action.args) }]),
    ),
    carries: Object.fromEntries(Object.entries(carries).map(([name, { title: words }]) => [name, { title: words }])),
    quantities,
  };
}

function unknownScene(name: string) {
  const near = closest(name, [...allScenes.keys()]);
  return usedWrongly({
    zh: `没有叫 ${name} 的场景${near ? `，是不是 ${near}？` : "。"}全部：doupeng scenes`,
    en: `There is no scene ${name}${near ? `; did you mean ${near}?` : "."} All of them: doupeng scenes`,
  });
}
