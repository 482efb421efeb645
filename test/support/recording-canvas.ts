import type { Context2D } from "#look";

/** A line of text as it came onto the canvas. */
export interface Written {
  readonly text: string;
  /** px of the canvas: the font's, times what the context scaled by. */
  readonly sizePx: number;
  /** Width it was given over its natural width; 1 when not condensed. */
  readonly condensed: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Opacity. */
  readonly alpha: number;
}

/** As of `TextMetrics`: from the anchor, px. */
export type Measured = Pick<TextMetrics, "width" | "actualBoundingBoxLeft" | "actualBoundingBoxRight" | "actualBoundingBoxAscent" | "actualBoundingBoxDescent">;

export interface Lettering {
  readonly font: string;
  readonly textAlign: CanvasTextAlign;
  readonly textBaseline: CanvasTextBaseline;
}

interface State extends Lettering, Record<string, unknown> {
  readonly globalAlpha: number;
  /** As of `DOMMatrix`: x′ = ax + cy + e, y′ = bx + dy + f. */
  readonly matrix: Matrix;
}

type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

const FIRST: State = { font: "10px sans-serif", textAlign: "start", textBaseline: "alphabetic", globalAlpha: 1, matrix: [1, 0, 0, 1, 0, 0] };

/**
 * A canvas that writes down what is drawn on it. Copying one canvas to another copies the writing, so two pictures
 * are equal exactly when their texts are.
 */
export class RecordingCanvas {
  readonly calls: string[] = [];
  readonly written: Written[] = [];
  readonly context: Context2D;
  private state = FIRST;
  private readonly kept: State[] = [];

  /** @param measure a browser's own, where true widths matter; else every character is one em wide */
  constructor(
    readonly width: number,
    readonly height: number,
    private readonly measure: (text: string, lettering: Lettering) => Measured = measureEms,
  ) {
    const methods: Record<string, (...args: never[]) => unknown> = {
      measureText: (text: string) => this.measure(text, this.state),
      // A font may be set to measure only, and what is known is not measured again: it shows where something is written.
      fillText: (text: string, x: number, y: number, most?: number) => {
        this.write("font=", [this.state.font]);
        this.letter(text, x, y, most);
      },
      drawImage: (image: unknown, ...rest: unknown[]) => this.write("drawImage", [image instanceof RecordingCanvas ? image.text() : image, ...rest]),
      // A layer that clears itself begins a new picture.
      clearRect: () => this.calls.splice(0),
      save: () => { this.kept.push(this.state); },
      restore: () => { this.state = this.kept.pop() ?? this.state; },
      translate: (x: number, y: number) => { this.turn([1, 0, 0, 1, x, y]); },
      scale: (x: number, y: number) => { this.turn([x, 0, 0, y, 0, 0]); },
      rotate: (angle: number) => { this.turn([Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0]); },
      transform: (...matrix: number[]) => { this.turn(matrix as unknown as Matrix); },
      setTransform: (...matrix: number[]) => { this.state = { ...this.state, matrix: matrix as unknown as Matrix }; },
    };
    this.context = new Proxy({} as Context2D, {
      get: (_, key) => {
        const name = String(key);
        if (name in this.state) return this.state[name];
        return (...args: unknown[]) => {
          if (name !== "measureText" && name !== "drawImage") this.write(name, args);
          return methods[name]?.(...(args as never[]));
        };
      },
      set: (_, name, value) => {
        this.state = { ...this.state, [String(name)]: value };
        if (name !== "font") this.write(`${String(name)}=`, [value]);
        return true;
      },
    });
  }

  getContext(): Context2D {
    return this.context;
  }

  text(): string {
    return this.calls.join("\n");
  }

  private write(name: string, args: readonly unknown[]): void {
    this.calls.push(`${name}(${args.map((arg) => (typeof arg === "number" ? arg.toFixed(3) : String(arg))).join(", ")})`);
  }

  private turn([a, b, c, d, e, f]: Matrix): void {
    const [A, B, C, D, E, F] = this.state.matrix;
    this.state = { ...this.state, matrix: [A * a + C * b, B * a + D * b, A * c + C * d, B * c + D * d, A * e + C * f + E, B * e + D * f + F] };
  }

  private letter(text: string, x: number, y: number, most = Infinity): void {
    const { font, globalAlpha: alpha, matrix: [a, b, c, d, e, f] } = this.state;
    const { width, actualBoundingBoxLeft, actualBoundingBoxRight, actualBoundingBoxAscent, actualBoundingBoxDescent } = this.measure(text, this.state);
    const condensed = width > most ? most / width : 1;
    const corners = [-actualBoundingBoxLeft, actualBoundingBoxRight].flatMap((dx) => [-actualBoundingBoxAscent, actualBoundingBoxDescent].map((dy) => {
      const [px, py] = [x + dx * condensed, y + dy];
      return { x: a * px + c * py + e, y: b * px + d * py + f };
    }));
    const [xs, ys] = [corners.map((corner) => corner.x), corners.map((corner) => corner.y)];
    this.written.push({
      text, condensed, alpha, sizePx: fontPx(font) * Math.min(Math.hypot(a, b), Math.hypot(c, d)),
      left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys),
    });
  }
}

/** The size in a canvas font string, px. */
function fontPx(font: string): number {
  return Number(/([\d.]+)px/u.exec(font)?.[1] ?? 10);
}

function measureEms(text: string, { font }: Lettering): Measured {
  const size = fontPx(font);
  const width = [...text].length * size;
  return { width, actualBoundingBoxLeft: 0, actualBoundingBoxRight: width, actualBoundingBoxAscent: 0.8 * size, actualBoundingBoxDescent: 0.2 * size };
}
