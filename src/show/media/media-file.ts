/** What a scene may ask of `media/`. */
export type MediaKind = "image" | "video";

/** The largest files that are shown, bytes; a browser holds each picture as four bytes a pixel. */
export const MOST_MEDIA_BYTES: Readonly<Record<MediaKind, number>> = { image: 40_000_000, video: 500_000_000 };

/** Why a file of `media/` cannot be shown. */
export type MediaFault =
  | { readonly code: "type"; readonly found: string }
  | { readonly code: "bytes"; readonly megabytes: number; readonly mostMegabytes: number }
  | { readonly code: "pixels"; readonly width: number; readonly height: number; readonly mostMegapixels: number }
  | { readonly code: "codec"; readonly codec: string }
  | { readonly code: "broken"; readonly reason: string };

/** A file of the show's `media/` that is, or claims to be, a picture or clip. */
export interface MediaFile {
  /** Path inside the show folder, with `/`. */
  readonly file: string;
  /** By its content, never by its name; null when it is neither. */
  readonly kind: MediaKind | null;
  /** Of its bytes. */
  readonly sha256: string;
  /** Null: it can be shown. */
  readonly fault: MediaFault | null;
}

/** What is wrong and what to do, as the end of a sentence. */
export function describeMediaFault(fault: MediaFault): { readonly zh: string; readonly en: string } {
  switch (fault.code) {
    case "type":
      return {
        zh: `它是${fault.found === "svg" ? " SVG（里面可以藏程序和外链）" : fault.found === "" ? "认不出的文件" : ` ${fault.found}`}，请另存为 PNG、JPEG 或 WebP 图片，或 MP4、WebM 视频`,
        en: `it is ${fault.found === "svg" ? "an SVG, which may hold programs and links" : fault.found === "" ? "of no known type" : `a ${fault.found}`}; save it as a PNG, JPEG or WebP picture, or an MP4 or WebM video`,
      };
    case "bytes":
      return { zh: `它有 ${fault.megabytes} MB，最多 ${fault.mostMegabytes} MB，请压小些`, en: `it has ${fault.megabytes} MB, the most is ${fault.mostMegabytes} MB; make it smaller` };
    case "pixels":
      return {
        zh: `它有 ${fault.width}×${fault.height} 像素，最多 ${fault.mostMegapixels} 百万像素，请缩小`,
        en: `it has ${fault.width}×${fault.height} pixels, the most is ${fault.mostMegapixels} million; scale it down`,
      };
    case "codec":
      return { zh: `它的视频编码是 ${fault.codec}，浏览器解不了，请转成 H.264、VP9 或 AV1`, en: `its video is ${fault.codec}, which browsers do not decode; convert it to H.264, VP9 or AV1` };
    case "broken":
      return { zh: `文件坏了（${fault.reason}），请重新导出或重新拷贝`, en: `the file is broken (${fault.reason}); export or copy it again` };
  }
}
