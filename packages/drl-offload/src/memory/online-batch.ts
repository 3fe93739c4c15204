/**
 * Online batch selection: samples are ranked by the loss they last had, and the chance to be drawn falls by the same factor from
 * each rank to the next. Sample of rank 1 is drawn `pressure` times as often as the last.
 *
 * The pressure falls exponentially to `finalPressure` with the batches drawn. Samples that were never drawn come first.
 *
 * @see Loshchilov and Hutter, 2015, https://arxiv.org/abs/1511.06343: the paper's reference 11.
 */
import { requireNumber, type Random } from '@mec/model';
import { requireKnown } from '../known-options.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { countIn, countsIn, doublesIn, integersIn } from '../snapshot/snapshot-values.js';
import { MOST_SAMPLES, type Batch, type MemoryPart, type ReplayMemory } from './replay-memory.js';
import { sampleRing } from './sample-ring.js';

export interface OnlineBatchMemoryOptions {
  /** Samples kept, an integer from 1 to 2^20. Default 256. */
  readonly capacity?: number;
  /** How much likelier the first rank is than the last, at the start, >= 1. Default 100. */
  readonly pressure?: number;
  /** The same in the end, from 1 (uniform) to `pressure`. Default 1. */
  readonly finalPressure?: number;
  /** Batches until the end, an integer >= 1. Default 1000. */
  readonly batches?: number;
  /** Batches from one ranking to the next, an integer >= 1. Default 1: losses change with every step. */
  readonly rankingInterval?: number;
}

/**
 * Batches are drawn with replacement.
 *
 * @throws OutOfDomainError when an option leaves its range.
 */
export function onlineBatchMemory(options: OnlineBatchMemoryOptions = {}): MemoryPart {
  requireKnown('onlineBatchMemory', options, ['capacity', 'pressure', 'finalPressure', 'batches', 'rankingInterval']);
  const { capacity = 256, pressure = 100, finalPressure = 1, batches = 1000, rankingInterval = 1 } = options;
  const where = 'onlineBatchMemory';
  requireNumber(where, 'capacity', capacity, { min: 1, max: MOST_SAMPLES, integer: true });
  requireNumber(where, 'pressure', pressure, { min: 1 });
  requireNumber(where, 'finalPressure', finalPressure, { min: 1, max: pressure });
  requireNumber(where, 'batches', batches, { min: 1, integer: true });
  requireNumber(where, 'rankingInterval', rankingInterval, { min: 1, integer: true });

  const create = (): ReplayMemory => {
    const ring = sampleRing(capacity);
    /** Loss that the sample at each place last had; Infinity before it was drawn. */
    const losses = new Float64Array(capacity).fill(Infinity);
    let ranking = new Int32Array(0);
    let drawn = new Int32Array(0);
    let count = 0;
    return {
      get size() {
        return ring.size;
      },
      add({ view, decision }) {
        losses[ring.add(view, decision)] = Infinity;
      },
      draw(size: number, random: Random): Batch {
        if (count % rankingInterval === 0 || ranking.length !== ring.size) ranking = ranked(losses, ring.size);
        const pressureNow = pressure * (finalPressure / pressure) ** Math.min(1, count / batches);
        count++;
        drawn = new Int32Array(size).map(() => ranking[rankAt(random.next(), ranking.length, pressureNow)]!);
        return ring.batch(drawn, new Float32Array(size).fill(1));
      },
      update(batchLosses) {
        for (let k = 0; k < drawn.length; k++) losses[drawn[k]!] = batchLosses[k]!;
      },
      snapshot(): Snapshot {
        const { values, arrays } = ring.snapshot();
        const kept = { losses: losses.slice(), ranking: ranking.slice() };
        return { values: { ...values, count }, arrays: { ...arrays, ...kept } };
      },
      restore(snapshot) {
        const drawnSoFar = countIn(snapshot, where, 'count');
        const lossesThen = doublesIn(snapshot, where, 'losses', { length: capacity, min: 0, max: Infinity });
        const most = Math.max(0, countsIn(snapshot, where, 'sizes', capacity).length - 1);
        const rankingThen = integersIn(snapshot, where, 'ranking', { min: 0, max: most });
        ring.restore(snapshot);
        count = drawnSoFar;
        losses.set(lossesThen);
        ranking = rankingThen.slice();
      },
    };
  };
  return { kind: where, options: { capacity, pressure, finalPressure, batches, rankingInterval }, capacity, create };
}

/** Places by loss, the largest first; of equal ones the older place. */
function ranked(losses: Float64Array, size: number): Int32Array<ArrayBuffer> {
  return Int32Array.from({ length: size }, (_, place) => place).sort((a, b) => {
    const [x, y] = [losses[a]!, losses[b]!];
    return x === y ? a - b : y > x ? 1 : -1;
  });
}

/**
 * The rank whose stretch `position` lies in, when rank r (from 0) has a stretch in proportion to q^r, q = pressure^(-1/ranks).
 *
 * @param position - from 0 to just below 1.
 */
export function rankAt(position: number, ranks: number, pressure: number): number {
  if (pressure === 1) return Math.floor(position * ranks);
  // The first r ranks take (1 - q^r) / (1 - q^ranks) of the whole, and q^ranks is 1 / pressure.
  const rank = Math.floor((-Math.log1p(-position * (1 - 1 / pressure)) / Math.log(pressure)) * ranks);
  return Math.min(rank, ranks - 1);
}
