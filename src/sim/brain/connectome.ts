/** What a list of all synapses takes: each names the neuron it comes from and the one it goes to, and has a strength. */
export function connectomeSize(neurons: number, synapsesPerNeuron: number, strengthBits: number): { synapses: number; bitsPerSynapse: number; bytes: number } {
  const synapses = neurons * synapsesPerNeuron;
  const bitsPerSynapse = 2 * Math.ceil(Math.log2(neurons)) + strengthBits;
  return { synapses, bitsPerSynapse, bytes: (synapses * bitsPerSynapse) / 8 };
}

export interface Imaging {
  readonly volumeMm3: number;
  /** Sides of a voxel in nm: in the plane, and between sections. */
  readonly pixelNm: number;
  readonly sectionNm: number;
  readonly bytesPerVoxel: number;
  readonly megavoxelsPerS: number;
  readonly machines: number;
}

const NM3_PER_MM3 = 1e18;
const YEAR_S = 31_557_600;

/** Pictures of a piece of tissue: how many voxels, how much to store, how long machines that never pause need. */
export function imagingOf(i: Imaging): { voxels: number; bytes: number; sections: number; years: number } {
  const voxels = (i.volumeMm3 * NM3_PER_MM3) / (i.pixelNm ** 2 * i.sectionNm);
  return {
    voxels,
    bytes: voxels * i.bytesPerVoxel,
    // Of a cube of that volume.
    sections: (Math.cbrt(i.volumeMm3) * 1e6) / i.sectionNm,
    years: voxels / (i.megavoxelsPerS * 1e6) / i.machines / YEAR_S,
  };
}
