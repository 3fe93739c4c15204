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
  const scratch = explorers.map(() => new Uint8Array(0));
  const taken = explorers.map(() => 0);
  const made = explorers.map(() => 0);
  return {
    kind: 'union',
    name: `union of ${explorers.map(({ name }) => name).join(' and ')}`,
    options: { explorers: explorers.map(({ kind, options }) => ({ kind, options })) },
    // Two explorers may make the same decisions, so no more can be promised than one of them makes.
    reachable: (size) => Math.max(...explorers.map((explorer) => explorer.reachable(size))),
    explore(exploration: Exploration, candidates) {
      const { size, count } = exploration;
      explorers.forEach((explorer, e) => {
        const wanted = Math.min(count, explorer.reachable(size));
        if (scratch[e]!.length < wanted * size) scratch[e] = new Uint8Array(wanted * size);
        made[e] = explorer.explore({ ...exploration, count: wanted }, scratch[e]!);
        taken[e] = 0;
      });
      const limit = Math.min(count, Math.max(...explorers.map((explorer) => explorer.reachable(size))));
      let written = 0;
      // An explorer that keeps its promise fills up to the limit; one that does not must not stop the program.
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
