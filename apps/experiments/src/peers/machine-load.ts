/** How much of the processors others take while something is timed. */
import { cpus } from 'node:os';

export interface MachineLoad {
  readonly processors: number;
  /** Processors that other programs kept busy, on average; 0 where the system does not say. */
  readonly others: number;
}

export interface LoadWatch {
  /** @param helpers - seconds of processor time that programs started by this one took meanwhile. */
  stop(helpers: number): MachineLoad;
}

export function watchLoad(): LoadWatch {
  const before = { ...processorTimes(), own: ownTime() };
  return {
    stop(helpers) {
      const after = processorTimes();
      const elapsed = (after.total - before.total) / after.processors;
      const busy = after.busy - before.busy - (ownTime() - before.own) - helpers;
      return { processors: after.processors, others: elapsed > 0 ? Math.max(0, busy / elapsed) : 0 };
    },
  };
}

/**
 * Whether times measured meanwhile speak of the machine rather than of the programs: others took more than half of what one
 * timed program leaves free (of the only processor, more than a tenth).
 */
export function underLoad({ processors, others }: MachineLoad): boolean {
  return others > Math.max(0.1, (processors - 1) / 2);
}

/** Seconds since the machine was started, over all processors. */
function processorTimes(): { processors: number; busy: number; total: number } {
  const times = cpus().map((cpu) => cpu.times);
  const total = times.reduce((sum, { user, nice, sys, idle, irq }) => sum + user + nice + sys + idle + irq, 0);
  const idle = times.reduce((sum, time) => sum + time.idle, 0);
  return { processors: Math.max(1, times.length), busy: (total - idle) / 1000, total: total / 1000 };
}

function ownTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
