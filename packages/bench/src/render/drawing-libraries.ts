/** The libraries that draw: optional peers, loaded when they are first needed. */
import { createRequire } from 'node:module';
import { MissingLibraryError } from './missing-library-error.js';

/** What `npm i` has to bring for all of `@mec/bench/render`. */
const INSTALL = 'npm i vega@6 vega-lite@~6.4.2 @resvg/resvg-js@2 @expo-google-fonts/source-sans-3';

export const require: NodeJS.Require = createRequire(import.meta.url);

/**
 * What a function gets from an optional peer.
 *
 * @param load - imports or requires `what`.
 * @throws MissingLibraryError when `what` is not installed; every other failure as it is.
 */
export async function library<T>(where: string, what: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    throw explained(where, what, error);
  }
}

/** As {@link library}, for what is required and not imported. */
export function librarySync<T>(where: string, what: string, load: () => T): T {
  try {
    return load();
  } catch (error) {
    throw explained(where, what, error);
  }
}

/** Not found is said in words of this package; a library that is there and broken speaks for itself. */
function explained(where: string, what: string, error: unknown): unknown {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const missing = code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND';
  if (!missing || !String(message).includes(what)) return error;
  return new MissingLibraryError({ where, what, expected: INSTALL }, error);
}
