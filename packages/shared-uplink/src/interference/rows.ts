/**
 * What one device must know of a slot on one channel, in numbers without a unit.
 *
 * Devices are ranked by what offloading alone saves, L_i less what it costs alone. In that order each is priced as the next to join those ahead: its own upload
 * among them, what it adds to theirs, and its part of the server.
 */
import { logRatio } from '@mec/model';
import type { InterferenceCoefficients } from './coefficients.js';

/** Numbers per device. */
export const INTERFERENCE_FEATURES = 5;

/**
 * One row per device; logarithms are cut at -1 and 1 unless it says otherwise:
 * - log of L_i against what joining all those ahead adds: above 0 offloading pays if they offload and no other does;
 * - log of L_i against what joining alone adds;
 * - the part of what joining adds that is added to the others' uploads;
 * - log of its power that gets through against the noise, at -3 and 3;
 * - log of what gets through from those ahead against the noise, at -3 and 3.
 *
 * A device that is switched off has the row -1, -1, 0, -3, -3.
 *
 * @returns row-major, N x {@link INTERFERENCE_FEATURES}, new. O(N^2).
 */
export function observeInterference(slot: InterferenceCoefficients): Float64Array {
  const { alone, gains, crosstalk } = slot;
  const { size, tasks, localCost, uploadCost, edgeRoot, system } = alone;
  const rows = new Float64Array(size * INTERFERENCE_FEATURES);
  for (let i = 0; i < size; i++) rows.set([-1, -1, 0, -3, -3], i * INTERFERENCE_FEATURES);
  const { edgeCapacity, devices } = system;
  const whenAlone = uploadCost.map((cost, i) => cost + edgeRoot[i]! ** 2 / edgeCapacity);
  const ranked = Array.from({ length: size }, (_, i) => i)
    .filter((i) => tasks[i]! > 0 && edgeCapacity > 0)
    .sort((a, b) => localCost[b]! - whenAlone[b]! - (localCost[a]! - whenAlone[a]!) || a - b);
  const ahead: number[] = [];
  let power = 0;
  let load = 0;
  const upload = (i: number, noise: number): number => uploadCost[i]! * (devices[i]!.uplinkRate / slot.rate(i, noise));
  for (const i of ranked) {
    let harm = 0;
    for (const j of ahead) {
      const others = ahead.reduce((sum, k) => (k === j ? sum : sum + gains[k]!), 0);
      harm += upload(j, crosstalk * (others + gains[i]!)) - upload(j, crosstalk * others);
    }
    const s = edgeRoot[i]!;
    const joining = upload(i, crosstalk * power) + harm + (s * (2 * load + s)) / edgeCapacity;
    rows.set(
      [
        logRatio(localCost[i]!, joining),
        logRatio(localCost[i]!, whenAlone[i]!),
        harm / joining,
        logRatio(crosstalk * gains[i]!, 1, 3),
        logRatio(crosstalk * power, 1, 3),
      ],
      i * INTERFERENCE_FEATURES,
    );
    // Those that would not join are not met by the ones behind.
    if (localCost[i]! <= joining) continue;
    ahead.push(i);
    power += gains[i]!;
    load += s;
  }
  return rows;
}
