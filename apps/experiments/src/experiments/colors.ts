/** Colours of the strategies; the agent is blue, as in the paper's Figs. 4, 6 and 8. Told apart in grey print too. */
export const AGENT_COLOR = '#1f5fb4';

export const BASELINE_COLORS = {
  ALL_LOCAL: '#8a8a8a',
  ALL_OFFLOAD: '#d98200',
  CD_AVERAGE: '#2a8f5b',
  CD_SLSQP: '#a3234f',
} as const;
