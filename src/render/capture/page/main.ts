import { loadFonts } from "#stage";
import { scenes } from "#scenes";
import type { Clip } from "#show";
import type { CapturePage } from "../protocol.ts";
import { captureClip, capturePicture } from "./capture-clip.ts";
import { addImage, beginImages, finishImages } from "./encode-images.ts";
import { probe } from "./probe.ts";

declare global {
  interface Window {
    doupeng: CapturePage;
  }
}

/** Loaded once; a face that fails fails every clip, with its name. */
let fonts: Promise<void> | null = null;

const sceneOf = (clip: Clip) => (clip.scene ? (scenes.get(clip.scene.id) ?? null) : null);

window.doupeng = {
  probe,
  async captureClip(job) {
    await (fonts ??= loadFonts());
    return captureClip(job, sceneOf(job.clip));
  },
  async capturePicture(job, frame) {
    await (fonts ??= loadFonts());
    return capturePicture(job, sceneOf(job.clip), frame);
  },
  async beginImages(job) {
    beginImages(job);
  },
  addImage,
  finishImages,
};
