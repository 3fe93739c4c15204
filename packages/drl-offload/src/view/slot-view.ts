/** One slot as a policy, a search and a memory see it: who there is and what is known of them, and nothing of the cost. */
import { OutOfDomainError, type DecisionProblem } from '@mec/model';

/** The arrays belong to the problem: they are not written to, and hold for the call that they are handed to. */
export interface SlotView {
  /** N. */
  readonly size: number;
  /** Numbers per device. */
  readonly width: number;
  /** Row-major, N x width finite numbers in the problem's own units. */
  readonly rows: Float64Array;
  /** Who the rows are, N entries, where the problem names its devices. */
  readonly ids: ArrayLike<number | string> | undefined;
  /** Devices that have something to decide, ascending, where the problem knows. */
  readonly active: readonly number[] | undefined;
}

/**
 * The view of a problem.
 *
 * @param problem - with a size that was checked.
 * @throws OutOfDomainError when the observation is not `size` rows of finite numbers, or `ids` does not name every device.
 */
export function slotView(problem: DecisionProblem<unknown>): SlotView {
  const { size, ids, active } = problem;
  const rows = rowsOf(problem.observation, size);
  if (ids !== undefined) requireIds(ids, size);
  return { size, width: rows.length / size, rows, ids, active };
}

function rowsOf(observation: ArrayLike<number>, size: number): Float64Array {
  // Callers from plain JavaScript may hand anything.
  const length: unknown = (observation as ArrayLike<number> | null | undefined)?.length;
  if (typeof length !== 'number' || length < 1 || length % size !== 0) {
    const expected = `a multiple of ${size}: one row of numbers for each device`;
    throw new OutOfDomainError({ where: 'agent', what: 'length of problem.observation', got: length, expected });
  }
  for (let i = 0; i < length; i++) {
    const value = observation[i]!;
    if (value - value === 0) continue;
    const what = `problem.observation[${i}]`;
    throw new OutOfDomainError({ where: 'agent', what, got: value, expected: 'a finite number' });
  }
  return observation instanceof Float64Array ? observation : Float64Array.from(observation);
}

function requireIds(ids: ArrayLike<number | string>, size: number): void {
  const length: unknown = (ids as ArrayLike<number | string> | null)?.length;
  if (length !== size) {
    const expected = `${size}: one for each device`;
    throw new OutOfDomainError({ where: 'agent', what: 'length of problem.ids', got: length, expected });
  }
  for (let i = 0; i < size; i++) {
    const id: unknown = ids[i];
    if (typeof id === 'string' || Number.isFinite(id)) continue;
    throw new OutOfDomainError({
      where: 'agent',
      what: `problem.ids[${i}]`,
      got: id,
      expected: 'a string or a number',
    });
  }
}
