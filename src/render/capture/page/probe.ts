import { createElement } from "react";
import type { EncoderSettings, Probe } from "../protocol.ts";
import { CHART } from "../protocol.ts";
import { toBase64 } from "./base64.ts";
import { encoderConfig, FrameTaker } from "./frame-encoder.ts";
import { OverlayLayer } from "./overlay-layer.ts";

const SIZE = { width: 640, height: 360 };

/** Tries what the engine builds on: HTML into pixels, pixels into H.264, colours out of it again. */
export async function probe(settings: EncoderSettings): Promise<Probe> {
  const { description, chart } = await tryEncoder(settings).catch(() => ({ description: null, chart: [] }));
  return { overlays: await tryOverlay().catch(() => false), description, chart, userAgent: navigator.userAgent };
}

async function tryOverlay(): Promise<boolean> {
  if (!OverlayLayer.isSupported()) return false;
  const layer = new OverlayLayer(64, 64);
  try {
    const style = { position: "absolute", left: 8, top: 8, width: 40, height: 40, background: "#c8372d" } as const;
    const drawn = await layer.draw(createElement("div", { style }));
    if (!drawn) return false;
    const context = new OffscreenCanvas(64, 64).getContext("2d");
    if (!context) return false;
    context.drawImage(drawn.image, drawn.x, drawn.y);
    const [r, g, b, a] = context.getImageData(28, 28, 1, 1).data;
    const isOutsideClear = context.getImageData(2, 2, 1, 1).data[3] === 0;
    return r === 0xc8 && g === 0x37 && b === 0x2d && a === 255 && isOutsideClear;
  } finally {
    layer.close();
  }
}

/** One key frame of coloured columns, encoded and decoded. */
async function tryEncoder(settings: EncoderSettings): Promise<Pick<Probe, "description" | "chart">> {
  const { width, height } = SIZE;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) return { description: null, chart: [] };
  const column = width / CHART.length;
  CHART.forEach((color, i) => {
    context.fillStyle = color;
    context.fillRect(i * column, 0, column, height);
  });
  const chunks: EncodedVideoChunk[] = [];
  let config: VideoDecoderConfig | null = null;
  const encoder = new VideoEncoder({
    output: (chunk, metadata) => {
      chunks.push(chunk);
      config ??= metadata?.decoderConfig ?? null;
    },
    error: () => {},
  });
  encoder.configure(encoderConfig(settings, width, height, 30));
  const frame = await new FrameTaker().take(canvas, { timestamp: 0, duration: 33_333 });
  encoder.encode(frame, { keyFrame: true });
  frame.close();
  await encoder.flush();
  encoder.close();
  const description = (config as VideoDecoderConfig | null)?.description;
  if (!config || !description) return { description: null, chart: [] };
  return { description: toBase64(new Uint8Array(description as ArrayBuffer)), chart: await readChart(config, chunks) };
}

async function readChart(config: VideoDecoderConfig, chunks: readonly EncodedVideoChunk[]): Promise<Probe["chart"]> {
  let decoded: VideoFrame | null = null;
  const decoder = new VideoDecoder({ output: (frame) => (decoded = frame), error: () => {} });
  decoder.configure(config);
  for (const chunk of chunks) decoder.decode(chunk);
  await decoder.flush();
  decoder.close();
  const frame = decoded as VideoFrame | null;
  if (frame?.format !== "I420") return [];
  const bytes = new Uint8Array(frame.allocationSize());
  const [y, u, v] = await frame.copyTo(bytes);
  frame.close();
  if (!y || !u || !v) return [];
  const at = (plane: PlaneLayout, px: number, py: number) => bytes[plane.offset + py * plane.stride + px]!;
  const column = SIZE.width / CHART.length;
  return CHART.map((_, i) => {
    const px = Math.floor((i + 0.5) * column);
    const py = SIZE.height / 2;
    return [at(y, px, py), at(u, px >> 1, py >> 1), at(v, px >> 1, py >> 1)] as const;
  });
}
