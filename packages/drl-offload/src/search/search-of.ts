/** An explorer as a search: all its decisions are made first, then evaluated in their order. */
import type { Exploration, Explorer } from '../explorer/explorer.js';
import type { Search, SearchSlot, Tries } from './search.js';

export function searchOf(explorer: Explorer): Search {
  let candidates = new Uint8Array(0);
  return {
    kind: explorer.kind,
    name: explorer.name,
    options: explorer.options,
    reachable: (size) => explorer.reachable(size),
    search({ view, scores, policyDecision, iteration, random }: SearchSlot, tries: Tries) {
      const { size } = view;
      const count = tries.left;
      if (candidates.length < count * size) candidates = new Uint8Array(count * size);
      const exploration: Exploration = { size, scores, policyDecision, count, iteration, random };
      const made = explorer.explore(exploration, candidates);
      for (let k = 0; k < made; k++) tries.attemptRow(candidates, k);
    },
  };
}

/** Whether a part makes all its decisions at once. */
export function isExplorer(part: Explorer | Search): part is Explorer {
  // Callers from plain JavaScript may hand anything.
  return typeof (part as Partial<Explorer> | null)?.explore === 'function';
}
