/** Several explorers at once: one that refines and one that explores, for example. */
import { OutOfDomainError, requireMethods } from '@mec/model';
import type { Exploration, Explorer } from './explorer.js';
import { copyRow, holds } from './rows.js';

/**
 * The explorers' decisions in turn, each explorer's best first, without repetitions.
 *
 * @throws OutOfDomainError without an explorer.
 * @example
 * union(orderPreserving(), perturb({ c: 1 }));
 */
export function union(...explorers: readonly Explorer[]): Explorer {
  if (explorers.length === 0) {
    throw new OutOfDomainError({ where: 'union', what: 'explorers', got: 0, expected: 'at least one explorer' });
  }
  explorers.forEach((explorer, e) =>
    requireMethods('union', `explorers[${e}]`, explorer, ['explore', 'reachable'], 'an Explorer, such as perturb()'),
  );
  /** All make x_0; what else they make may be the same, so this is the most that they can make together. */
  const reachable = (size: number): number =>
    Math.min(2 ** size, 1 + explorers.reduce((sum, explorer) => sum + explorer.reachable(size) - 1, 0));
  const scratch = explorers.map(() => new Uint8Array(0));
  const taken = explorers.map(() => 0);
  const made = explorers.map(() => 0);
  return {
    kind: 'union',
    name: `union of ${explorers.map(({ name }) => name).join(' and ')}`,
    options: { explorers: explorers.map(({ kind, options }) => ({ kind, options })) },
    reachable,
    explore(exploration: Exploration, candidates) {
      const { size, count } = exploration;
      explorers.forEach((explorer, e) => {
        const wanted = Math.min(count, explorer.reachable(size));
        if (scratch[e]!.length < wanted * size) scratch[e] = new Uint8Array(wanted * size);
        made[e] = explorer.explore({ ...exploration, count: wanted }, scratch[e]!);
        taken[e] = 0;
      });
      const limit = Math.min(count, reachable(size));
      let written = 0;
      // Explorers that make the same decisions, or fewer than they say, do not fill up to the limit.
      for (let turn = 0, idle = 0; written < limit && idle < explorers.length; turn++, idle++) {
        const e = turn % explorers.length;
        // The explorer's next decision that is new.
        while (taken[e]! < made[e]! && holds(candidates, written, scratch[e]!, taken[e]!, size)) taken[e]!++;
        if (taken[e] === made[e]) continue;
        copyRow(scratch[e]!, taken[e]!, candidates, written, size);
        written++;
        idle = -1;
      }
      return written;
    },
  };
}
