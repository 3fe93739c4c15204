/** What a part of the agent writes down of itself, so that a loaded agent goes on where the saved one stood. */

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** JSON by its keys. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

export type NumberArray = Float32Array | Float64Array | Uint8Array | Int32Array;

/** Small values as JSON, large ones as typed arrays. Neither is shared with the part that wrote them. */
export interface Snapshot {
  readonly values: JsonObject;
  readonly arrays: Readonly<Record<string, NumberArray>>;
}

/** A part with a memory of its own. */
export interface Persistent {
  readonly snapshot: () => Snapshot;
  /** Takes over what {@link Persistent.snapshot} wrote, from a part made with the same options. */
  readonly restore: (snapshot: Snapshot) => void;
}

/** Name and options of a part: enough to make it anew, when it is one of this package's. */
export interface PartDescription {
  readonly kind: string;
  readonly options: JsonObject;
}
