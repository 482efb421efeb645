import type { Clip } from "#show";
import { sampleClip } from "#stage";

/** The built-in clip without anything that would move the performers beyond speech and breath. */
export const quiet: Clip = { ...sampleClip, actTitle: null, stageEvents: [], facts: [], laughs: [] };

export const [jia, yi] = sampleClip.performers as [Clip["performers"][number], Clip["performers"][number]];
