import { light } from "#look";
import { scenes } from "#scenes";
import { loadFonts } from "#stage";

const VIEW = { width: 1320, height: 742, theme: light } as const;
const FRAMES = 150;

interface PaintTime {
  readonly name: string;
  readonly p50: number;
  readonly p95: number;
}

/** Paints 150 frames of each scene's first ten seconds; one pixel read back makes the browser finish each. */
async function paintTimes(): Promise<readonly PaintTime[]> {
  await loadFonts();
  const canvas = new OffscreenCanvas(VIEW.width, VIEW.height);
  const g = canvas.getContext("2d", { willReadFrequently: true })!;
  const measure = (name: string, paint: (i: number) => void): PaintTime => {
    const times = Array.from({ length: FRAMES }, (_, i) => {
      const startedMs = performance.now();
      g.fillStyle = VIEW.theme.paper;
      g.fillRect(0, 0, VIEW.width, VIEW.height);
      paint(i);
      g.getImageData(0, 0, 1, 1);
      return performance.now() - startedMs;
    }).slice(10).sort((a, b) => a - b);
    return { name, p50: times[Math.floor(times.length / 2)]!, p95: times[Math.floor(times.length * 0.95)]! };
  };
  return [
    measure("paper", () => {}),
    ...[...scenes.values()].map((scene) => {
      const at = scene.simulate(scene.params.parse({}), 1, []);
      const states = Array.from({ length: FRAMES }, (_, i) => structuredClone(at((i * 10_000) / FRAMES)));
      return measure(scene.id, (i) => { scene.paint(g as never, states[i], VIEW); });
    }),
  ];
}
Object.assign(globalThis, { paintTimes });
