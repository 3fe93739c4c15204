/** The paper's two algorithms in Python, timed on problems that this program sends. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { ONE_THREAD, peerProgram, type Python } from './python.js';

export interface TimingPeer {
  /** Makes an agent for as many devices as the problems have, and lets it learn from them. */
  train(problems: readonly (readonly number[])[]): Promise<void>;
  /** Seconds and costs, one per problem. */
  time(who: 'agent' | 'CD_SLSQP', problems: readonly (readonly number[])[]): Promise<Answer>;
  /** Seconds of processor time that it has taken until its last answer. */
  readonly processorTime: number;
  stop(): Promise<void>;
}

interface Answer {
  readonly seconds: readonly number[];
  readonly costs: readonly number[];
}

/** @throws Error with what Python said, when the program ends before it has answered. */
export function startTimingPeer(python: Python): TimingPeer {
  const child = spawn(python.command, [peerProgram('timing')], { env: { ...process.env, ...ONE_THREAD } });
  const ended = once(child, 'close');
  let complaint = '';
  child.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
  // A program that has ended takes no more requests: what it said then is the error.
  child.stdin.on('error', () => undefined);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let processorTime = 0;
  const ask = async (request: unknown): Promise<Partial<Answer>> => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    const line = (await lines.next()) as IteratorResult<string, undefined>;
    if (line.done === true) throw new Error(`the Python peer ended: ${complaint.trim()}`);
    const answer = JSON.parse(line.value) as Partial<Answer> & { cpu: number };
    processorTime = answer.cpu;
    return answer;
  };
  return {
    async train(problems) {
      await ask({ train: problems });
    },
    time: async (who, problems) => (await ask({ who, problems })) as Answer,
    get processorTime() {
      return processorTime;
    },
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}
