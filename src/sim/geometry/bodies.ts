/** Area, volume and their ratio. Lengths in µm. */
export interface Body {
  readonly areaUm2: number;
  readonly volumeUm3: number;
}

/**
 * Sphere of diameter d: A = πd², V = πd³/6, so A/V = 6/d.
 *
 * @param diameterUm µm, > 0
 */
export function sphere(diameterUm: number): Body {
  const d = positive("diameterUm", diameterUm);
  return { areaUm2: Math.PI * d * d, volumeUm3: (Math.PI * d ** 3) / 6 };
}

/** Cube of edge a: A/V = 6/a. */
export function cube(edgeUm: number): Body {
  const a = positive("edgeUm", edgeUm);
  return { areaUm2: 6 * a * a, volumeUm3: a ** 3 };
}

/**
 * Cylinder of diameter d and length L: A/V = 4/d open (a piece of neurite), 4/d + 2/L closed.
 *
 * @param closed whether both ends count as surface
 */
export function cylinder(diameterUm: number, lengthUm: number, closed: boolean): Body {
  const d = positive("diameterUm", diameterUm);
  const length = positive("lengthUm", lengthUm);
  const caps = closed ? (Math.PI * d * d) / 2 : 0;
  return { areaUm2: Math.PI * d * length + caps, volumeUm3: (Math.PI * d * d * length) / 4 };
}

/**
 * Spheroid with equatorial semi-axis a and polar semi-axis c, prolate (c > a) or oblate (c < a).
 *
 * @see closed forms of the surface of revolution of an ellipse; e² = 1 − (shorter/longer)²
 */
export function spheroid(equatorialUm: number, polarUm: number): Body {
  const a = positive("equatorialUm", equatorialUm);
  const c = positive("polarUm", polarUm);
  return { areaUm2: spheroidArea(a, c), volumeUm3: (4 / 3) * Math.PI * a * a * c };
}

function spheroidArea(a: number, c: number): number {
  const ratio = Math.min(a, c) / Math.max(a, c);
  const e = Math.sqrt(1 - ratio * ratio);
  // Below this eccentricity both forms lose their digits to cancellation; the sphere is right to 1e-9.
  if (e < 1e-5) return 4 * Math.PI * Math.cbrt(a * a * c) ** 2;
  if (c > a) return 2 * Math.PI * a * a * (1 + (c / (a * e)) * Math.asin(e));
  return 2 * Math.PI * a * a * (1 + ((1 - e * e) / e) * Math.atanh(e));
}

/** Side of a truncated cone: A = π(r₁+r₂)√(L²+(r₁−r₂)²), V = πL(r₁²+r₁r₂+r₂²)/3. Ends are not counted. */
export function frustum(radius1Um: number, radius2Um: number, lengthUm: number): Body {
  const r1 = notNegative("radius1Um", radius1Um);
  const r2 = notNegative("radius2Um", radius2Um);
  const length = positive("lengthUm", lengthUm);
  return {
    areaUm2: Math.PI * (r1 + r2) * Math.hypot(length, r1 - r2),
    volumeUm3: (Math.PI * length * (r1 * r1 + r1 * r2 + r2 * r2)) / 3,
  };
}

export function join(bodies: readonly Body[]): Body {
  return bodies.reduce((sum, body) => ({
    areaUm2: sum.areaUm2 + body.areaUm2,
    volumeUm3: sum.volumeUm3 + body.volumeUm3,
  }), { areaUm2: 0, volumeUm3: 0 });
}

export function surfaceToVolume(body: Body): number {
  return body.areaUm2 / body.volumeUm3;
}

function positive(name: string, value: number): number {
  if (!(value > 0) || !Number.isFinite(value)) throw new RangeError(`${name} must be a finite number > 0 µm, got ${value}`);
  return value;
}

function notNegative(name: string, value: number): number {
  if (!(value >= 0) || !Number.isFinite(value)) throw new RangeError(`${name} must be a finite number ≥ 0 µm, got ${value}`);
  return value;
}
