/** Plain JSON: what a strategy writes down of itself, so that another process goes on where it stood. */

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** JSON by its keys. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}
