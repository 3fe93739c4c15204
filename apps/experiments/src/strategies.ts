/** The strategies of Fig. 9 beside the agent, and how they are drawn. */

export interface StrategyStyle {
  /** Colour of its line. Told apart in grey print too. */
  readonly color: string;
  /** Dashes, where another line would hide it. */
  readonly dash?: readonly number[];
}

export const strategies: Readonly<Record<string, StrategyStyle>> = {
  ALL_LOCAL: { color: '#8a8a8a' },
  ALL_OFFLOAD: { color: '#d98200' },
  // With F/N for every device, offloading pays for each on its own: its line covers ALL_OFFLOAD's.
  CD_AVERAGE: {
    color: '#2a8f5b',
    dash: [6, 5],
  },
  CD_SLSQP: {
    color: '#a3234f',
  },
};

/** The agent is blue, as in the paper's Figs. 4, 6 and 8. */
export const AGENT_COLOR = '#1f5fb4';

/** Colours of strategies that users add. */
const MORE_COLORS = ['#6b3fa0', '#00838f', '#7a5c00', '#d0417e'];

export function colorOf(strategy: string, place: number): string {
  return strategies[strategy]?.color ?? MORE_COLORS[place % MORE_COLORS.length]!;
}
