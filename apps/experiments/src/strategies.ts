/** The strategies of Fig. 9 beside the agent. Another one is a line here, or a file of the user's named by `--strategy`. */
import { allLocal, allOffload, cdAverage, cdSlsqp } from '@mec/baselines';
import { createRandom, OutOfDomainError, type Strategy } from '@mec/model';
import { PAPER_SLSQP } from './paper-allocator.js';

export interface StrategyEntry {
  readonly make: (seed: number) => Strategy;
  /** Colour of its line. Told apart in grey print too. */
  readonly color: string;
  /** Length of its run in units of the agent's. Default 0.05. */
  readonly expectedCost?: number;
  /** Dashes, where another line would hide it. */
  readonly dash?: readonly number[];
}

export const strategies: Readonly<Record<string, StrategyEntry>> = {
  ALL_LOCAL: { make: () => allLocal(), color: '#8a8a8a' },
  ALL_OFFLOAD: { make: () => allOffload(), color: '#d98200' },
  // With F/N for every device, offloading pays for each on its own: its line covers ALL_OFFLOAD's.
  CD_AVERAGE: {
    make: (seed) => cdAverage({ random: createRandom(seed).split('CD_AVERAGE') }),
    color: '#2a8f5b',
    dash: [6, 5],
  },
  CD_SLSQP: {
    make: (seed) => cdSlsqp({ slsqp: PAPER_SLSQP, random: createRandom(seed).split('CD_SLSQP') }),
    color: '#a3234f',
    expectedCost: 2,
  },
};

/** The agent is blue, as in the paper's Figs. 4, 6 and 8. */
export const AGENT_COLOR = '#1f5fb4';

/** Colours of strategies that users add. */
const MORE_COLORS = ['#6b3fa0', '#00838f', '#7a5c00', '#d0417e'];

export function colorOf(strategy: string, place: number): string {
  return strategies[strategy]?.color ?? MORE_COLORS[place % MORE_COLORS.length]!;
}

/**
 * A strategy of the registry, or the one that a module's default export makes: `({ seed }) => Strategy`.
 *
 * @param strategy - a name of {@link strategies}, or a module's URL.
 * @throws OutOfDomainError when the module's default export is no function.
 */
export async function makeStrategy(strategy: string, seed: number): Promise<Strategy> {
  const entry = strategies[strategy];
  if (entry !== undefined) return entry.make(seed);
  const module = (await import(strategy)) as { default?: unknown };
  if (typeof module.default !== 'function') {
    const expected = 'a function that makes a strategy';
    throw new OutOfDomainError({ where: strategy, what: 'the default export', got: module.default, expected });
  }
  return (module.default as (options: { seed: number }) => Strategy | Promise<Strategy>)({ seed });
}
