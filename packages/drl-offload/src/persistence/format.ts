/** A directory of files with a manifest that says what it is, and a checksum for every file. */

/** Contents by file name. */
export type Files = Readonly<Record<string, Uint8Array>>;

/** What a manifest is called, and says of itself. */
export interface Format {
  readonly name: string;
  readonly version: number;
  /** Versions that are read as well. */
  readonly older: readonly number[];
  readonly manifest: string;
  /** Files that may stand beside it; any other name is refused. */
  readonly files: readonly string[];
}

export interface Manifest {
  readonly format: string;
  readonly version: number;
  /** SHA-256 of every other file, and of `body`. */
  readonly checksums: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Key of the body's own checksum. */
export const BODY = '(body)';

/** The path without slashes at its end. */
export function placeOf(directory: string): string {
  return directory.replace(/(?<=.)[/\\]+$/, '');
}
