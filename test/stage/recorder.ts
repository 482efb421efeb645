import type { Context2D } from "#look";

/**
 * A canvas that writes down what is drawn on it. Copying one canvas to another copies the writing, so two pictures
 * are equal exactly when their texts are.
 */
export class RecordingCanvas {
  readonly calls: string[] = [];
  private readonly state = new Map<string, unknown>();
  private readonly context: Context2D;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    const methods: Record<string, (...args: unknown[]) => unknown> = {
      measureText: (text) => ({ width: String(text).length * fontSize(String(this.state.get("font"))) }),
      drawImage: (image, ...rest) => this.write("drawImage", [(image as RecordingCanvas).text(), ...rest]),
      // A layer that clears itself begins a new picture.
      clearRect: () => this.calls.splice(0),
    };
    this.context = new Proxy({} as Context2D, {
      get: (_, name) => (this.state.has(String(name)) ? this.state.get(String(name)) : (methods[String(name)] ?? ((...args: unknown[]) => this.write(String(name), args)))),
      set: (_, name, value) => {
        this.state.set(String(name), value);
        this.write(`${String(name)}=`, [value]);
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
}

function fontSize(font: string): number {
  return Number(/([\d.]+)px/u.exec(font)?.[1] ?? 10);
}
