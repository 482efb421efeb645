import { z } from "zod";
import { option } from "./command.ts";

/** The show a command works on; every command takes it the same way. */
export const showArgument = option(z.string(), {
  title: { zh: "节目文件夹（里面有 show.md）", en: "folder of the show (with its show.md)" },
  positional: true,
  value: "SHOW",
});
