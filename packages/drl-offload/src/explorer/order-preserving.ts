/**
 * Decisions that keep the order of the scores: whoever scores higher than an offloader offloads too.
 *
 * x_0 is one of them, and its neighbours differ by the devices whose scores lie next to the threshold, one more with each step.
 *
 * @see DROO: Huang, Bi and Zhang, IEEE TMC 19(11), 2020 (https://arxiv.org/abs/1808.01977), "offloading action generation"; with noise,
 * LyDROO: Bi, Huang, Wang and Zhang, IEEE TWC 20(11), 2021 (https://arxiv.org/abs/2010.01370).
 */
import { requireNumber, requireOneOf, type Random } from '@mec/model';
import { requireKnown } from '../known-options.js';
import type { Exploration, Explorer } from './explorer.js';
import { addDifferent } from './rows.js';

export interface OrderPreservingOptions {
  /**
   * Which neighbours come first. `score` (the default): those whose device lies nearest to the threshold, as in DROO.
   * `rank`: one device more, one less, two more, two less, ..., whatever the scores.
   */
  readonly nearest?: 'score' | 'rank';
  /** Standard deviation of Gaussian noise on the scores of the second half of the decisions, >= 0. Default 0; LyDROO's is 1. */
  readonly noise?: number;
}

/**
 * The decisions nearest to x_0 among the N + 1 that keep the order of the scores. Of equal scores, lower indices offload first.
 *
 * With noise, half of the decisions keep the order of noisy scores instead; where those repeat earlier ones, the order of the true
 * scores fills up.
 *
 * @throws OutOfDomainError when an option leaves its range.
 */
export function orderPreserving(options: OrderPreservingOptions = {}): Explorer {
  requireKnown('orderPreserving', options, ['nearest', 'noise']);
  const { nearest = 'score', noise = 0 } = options;
  requireNumber('orderPreserving', 'noise', noise, { min: 0 });
  requireOneOf('orderPreserving', 'nearest', nearest, ['score', 'rank']);
  let noisy = new Float64Array(0);
  let scratch = new Uint8Array(0);
  const included: number[] = [];
  const excluded: number[] = [];

  /** Writes up to `count` decisions in the order of `scores`, of which the first is their sign. Returns how many. */
  function neighbours(scores: Float64Array, size: number, count: number, rows: Uint8Array): number {
    nearestToThreshold(scores, size, count - 1, excluded, included);
    for (let i = 0; i < size; i++) rows[i] = scores[i]! > 0 ? 1 : 0;
    let more = 0;
    let fewer = 0;
    let k = 1;
    for (; k < count && more + fewer < excluded.length + included.length; k++) {
      const next = excluded[more];
      const last = included[fewer];
      const adds =
        last === undefined ||
        (next !== undefined && (nearest === 'rank' ? more <= fewer : -scores[next]! <= scores[last]!));
      rows.copyWithin(k * size, 0, size);
      if (adds) more++;
      else fewer++;
      // The row's side of the threshold, from x_0 outwards.
      const side = adds ? excluded : included;
      for (let j = 0; j < (adds ? more : fewer); j++) rows[k * size + side[j]!] = adds ? 1 : 0;
    }
    return k;
  }

  return {
    kind: 'orderPreserving',
    name: noise === 0 ? 'order preserving' : `order preserving, noise ${noise}`,
    options: { nearest, noise },
    reachable: (size) => size + 1,
    explore({ size, scores, count, random }: Exploration, candidates) {
      const wanted = Math.min(count, size + 1);
      if (noise === 0 || wanted === 1) return neighbours(scores, size, wanted, candidates);

      if (noisy.length < size) noisy = new Float64Array(size);
      if (scratch.length < wanted * size) scratch = new Uint8Array(wanted * size);
      const clean = Math.ceil(wanted / 2);
      neighbours(scores, size, clean, candidates);
      for (let i = 0; i < size; i++) noisy[i] = scores[i]! + noise * gaussian(random);
      const drawn = neighbours(noisy, size, wanted - clean, scratch);
      const written = addDifferent(scratch, drawn, candidates, clean, wanted, size);
      if (written === wanted) return written;
      return addDifferent(scratch, neighbours(scores, size, wanted, scratch), candidates, written, wanted, size);
    },
  };
}

/** The up to `count` devices with the smallest scores above 0, ascending, and with the largest of the others, descending. */
function nearestToThreshold(
  scores: Float64Array,
  size: number,
  count: number,
  excluded: number[],
  included: number[],
): void {
  excluded.length = 0;
  included.length = 0;
  for (let i = 0; i < size; i++) {
    const score = scores[i]!;
    const side = score > 0 ? included : excluded;
    const distance = Math.abs(score);
    // Of equal scores the lower index offloads first: it is the nearer one below the threshold, the farther one above it.
    const goesBefore = (other: number): boolean => {
      const others = Math.abs(scores[other]!);
      return distance < others || (distance === others && side === included);
    };
    if (side.length === count && (count === 0 || !goesBefore(side[count - 1]!))) continue;
    if (side.length === count) side.pop();
    let place = side.length;
    while (place > 0 && goesBefore(side[place - 1]!)) place--;
    side.splice(place, 0, i);
  }
}

/** Standard normal, by Box and Muller. */
function gaussian(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}
