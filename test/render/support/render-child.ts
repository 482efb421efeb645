// Renders a stub film in a process of its own, to be killed from outside: DIR OUT STAGE.
import { renderFilm } from "#render";
import { stubClip, stubShow } from "../stub/clips.ts";

const [dir = "", out = "", stage = ""] = process.argv.slice(2);
const bound = stubShow([stubClip("short", 30), stubClip("long", 6000, "长")]);
await renderFilm({
  dir,
  bound,
  out,
  stage,
  engineOf: () => null,
  onProgress: (event) => {
    if (event.kind === "clip-progress" && event.clipId === "long" && event.frame > 100) process.stdout.write("half way\n");
  },
});
