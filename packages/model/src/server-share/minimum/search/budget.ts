/** How much work a search may do. */

/** Counts nodes against a limit, and asks a signal now and then. */
export interface Budget {
  nodes: number;
  readonly limit: number;
  readonly stopped: () => boolean;
}

/** Nodes between two looks at the signal. */
const INTERVAL = 1024;

/** Counts one node; false when the budget is spent. */
export function spend(budget: Budget): boolean {
  if (budget.nodes >= budget.limit) return false;
  budget.nodes++;
  return budget.nodes % INTERVAL !== 0 || !budget.stopped();
}
