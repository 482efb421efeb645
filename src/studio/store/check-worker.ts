import { parseScript } from "#script";
import { placeScriptProblems } from "./script-problems.ts";

// Reading a long script takes longer than a keystroke may: it happens here, apart from the typing.
onmessage = ({ data }: MessageEvent<{ readonly id: number; readonly text: string }>) => {
  postMessage({ id: data.id, problems: placeScriptProblems(parseScript(data.text)) });
};
