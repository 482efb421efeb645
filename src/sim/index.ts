export type { SimEvent, Simulate } from "./simulate.ts";
export { uniform, gaussian } from "./random.ts";
export type { Bilingual, Quantity } from "./quantity.ts";
export { defineQuantity } from "./quantity.ts";
export type { WireNumber } from "./json.ts";
export { wireNumber, encodeNumber, decodeNumber, encodeJson } from "./json.ts";
export type { RateChange } from "./clock.ts";
export { modelClock } from "./clock.ts";
export { quantities, findQuantity } from "./catalogue.ts";
