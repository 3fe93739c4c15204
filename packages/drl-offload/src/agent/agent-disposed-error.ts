/** An agent was asked to work after `dispose`. The caller's arguments may be sound: it is the agent's own state. */
export class AgentDisposedError extends Error {
  override readonly name = 'AgentDisposedError';
  readonly code = 'MEC_AGENT_DISPOSED';
  readonly detail: AgentDisposedDetail;

  constructor(detail: AgentDisposedDetail) {
    super(`${detail.where}: the agent is disposed of; make or load another one`);
    this.detail = detail;
  }
}

export interface AgentDisposedDetail {
  /** What was asked for. */
  readonly where: string;
}
