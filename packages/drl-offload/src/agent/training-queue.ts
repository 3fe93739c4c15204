/** When training steps run: at once, when the program is idle, or when asked for. */

export interface TrainingQueue {
  /** Steps that are due. */
  readonly length: number;
  /** Makes one more step due. */
  add(): void;
  /** Makes steps due that were so when the agent was saved. */
  resume(count: number): void;
  /** Runs every step that is due. */
  run(): void;
  /** Forgets the steps that are due. */
  clear(): void;
}

/**
 * @param train - one training step.
 */
export function trainingQueue(learning: 'inline' | 'deferred' | 'manual', train: () => void): TrainingQueue {
  let due = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const runOne = (): void => {
    due--;
    train();
  };
  /** One step per turn of the event loop: what else waits there runs in between. */
  const arm = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      if (due > 0) runOne();
      if (due > 0) arm();
    }, 0);
  };
  return {
    get length() {
      return due;
    },
    add() {
      due++;
      if (learning === 'inline') runOne();
      if (learning === 'deferred') arm();
    },
    resume(count) {
      due = count;
      if (learning === 'deferred' && due > 0) arm();
    },
    run() {
      while (due > 0) runOne();
    },
    clear() {
      due = 0;
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
