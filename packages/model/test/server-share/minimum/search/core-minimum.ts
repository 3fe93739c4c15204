/** The minimum over all decisions of a core, by trying them. */
import { coreCost, type Core } from '../../../../src/server-share/minimum/search/core.js';

export function triedMinimum(core: Core): number {
  let minimum = Infinity;
  for (let code = 0; code < 2 ** core.size; code++) {
    const choice = Uint8Array.from({ length: core.size }, (_, k) => (code >>> k) & 1);
    minimum = Math.min(minimum, coreCost(core, choice));
  }
  return minimum;
}
