import type { Clip } from "#show";
import type { MediaPaths } from "../show-media/media-paths.ts";
import type { VideoSettings } from "../segment/video-settings.ts";

/** What goes to the process that runs Remotion's renderer. */
export type ToWorker =
  | {
      readonly type: "open";
      readonly stageDirectory: string;
      readonly executablePath: string;
      /** Chromium without windows, for which Remotion has its own flags. */
      readonly isHeadlessShell: boolean;
      readonly concurrency: number;
    }
  | {
      readonly type: "render";
      readonly clip: Clip;
      readonly themeName: "light" | "dark";
      readonly video: VideoSettings;
      readonly imageFormat: "png" | "jpeg";
      readonly media: MediaPaths;
      /** First and last frame. */
      readonly range: readonly [number, number];
    }
  | { readonly type: "taken"; readonly frame: number }
  | { readonly type: "close" };

/** What comes back. */
export type FromWorker =
  | { readonly type: "browser"; readonly pid: number }
  | { readonly type: "ready" }
  | { readonly type: "frame"; readonly frame: number; readonly image: Uint8Array }
  | { readonly type: "rendered" }
  | { readonly type: "failed"; readonly reason: string };
