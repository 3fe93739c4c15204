/**
 * Makes the paper's problem (9): checks a system and its tasks, and works out the coefficients of the cost.
 */
import type { AnyRule } from '../contract/allocation-rule.js';
import type { CostFactors } from '../contract/cost-factors.js';
import type { CostWalk, DecisionProblem, Evaluation } from '../contract/decision-problem.js';
import { requireOffload } from '../contract/decision-vector.js';
import { requireLength, requireNumber } from '../contract/domain.js';
import { OutOfDomainError } from '../contract/errors.js';
import { decisionProblem } from './decision-problem.js';
import { areEqual, COST_PARTS, validateSystem, withCostFactors, type EdgeSystem } from './edge-system.js';
import { objective } from './objective.js';
import type { OffloadingProblem } from './offloading-problem.js';
import { EDGE_WEIGHTS, isWithin, LARGEST_COST, spanText } from './range.js';

/** Rounding of a sum of N shares. */
const ROUNDING = 1e-9;

/** Fields are data, methods stand on the prototype: a problem can be printed, compared and sent to another thread. */
class ServerShareProblem implements OffloadingProblem {
  readonly system: EdgeSystem;
  readonly size: number;
  readonly tasks: Float64Array;
  readonly localCost: Float64Array;
  readonly uploadCost: Float64Array;
  readonly gain: Float64Array;
  readonly edgeWeight: Float64Array;
  readonly edgeRoot: Float64Array;
  readonly equalDevices: boolean;

  constructor(system: EdgeSystem) {
    const size = system.devices.length;
    this.system = system;
    this.size = size;
    this.tasks = new Float64Array(size);
    this.localCost = new Float64Array(size);
    this.uploadCost = new Float64Array(size);
    this.gain = new Float64Array(size);
    this.edgeWeight = new Float64Array(size);
    this.edgeRoot = new Float64Array(size);
    this.equalDevices = areEqual(system);
  }

  get observation(): Float64Array {
    return this.tasks;
  }

  get active(): readonly number[] {
    const active: number[] = [];
    if (this.system.edgeCapacity === 0) return active;
    for (let i = 0; i < this.size; i++) if (this.tasks[i]! > 0) active.push(i);
    return active;
  }

  evaluate(offload: Uint8Array): Evaluation {
    requireOffload('OffloadingProblem.evaluate', this.size, offload);
    return objective.evaluate(this, offload);
  }

  allocate(offload: Uint8Array): Float64Array {
    requireOffload('OffloadingProblem.allocate', this.size, offload);
    return objective.shares(this, offload);
  }

  isFeasible(offload: Uint8Array, allocation: Float64Array): boolean {
    let total = 0;
    for (let i = 0; i < this.size; i++) {
      const share = allocation[i]!;
      const needed = offload[i] === 1 && this.tasks[i]! > 0;
      if (!(share >= 0) || (needed && share === 0) || (offload[i] === 0 && share > 0)) return false;
      total += share;
    }
    return allocation.length === this.size && total <= this.system.edgeCapacity * (1 + ROUNDING);
  }

  walk(): CostWalk {
    return objective.walk(this);
  }

  withAllocator(allocator: AnyRule, observe?: (problem: OffloadingProblem) => Float64Array): DecisionProblem {
    return decisionProblem(this, allocator, observe);
  }

  get costParts(): readonly string[] {
    return COST_PARTS;
  }

  withFactors(factors: CostFactors): OffloadingProblem {
    return createProblem(withCostFactors(this.system, factors), this.tasks);
  }
}

/**
 * Checks a system and its tasks, and works out the coefficients of the cost.
 *
 * @param system - rates in MB/s, powers in W.
 * @param tasks - d_i in MB, one per device, finite and >= 0; 0 switches the device off.
 * @throws OutOfDomainError naming the number that leaves its range, which ends where costs would no longer be exact (the README
 *   says where); LengthMismatchError when there is not one task per device.
 * @see Eqs (1)-(9).
 * @example
 * const problem = createProblem(paperSystem(2), [10, 20]);
 */
export function createProblem(system: EdgeSystem, tasks: ArrayLike<number>): OffloadingProblem {
  validateSystem('createProblem', system);
  const size = system.devices.length;
  requireLength('createProblem', 'tasks', tasks, size, 'one task per device');

  const alpha = system.energyWeight;
  const problem = new ServerShareProblem(system);
  for (let i = 0; i < size; i++) {
    const task = tasks[i];
    // The check is written out: at a million devices the name of each argument would cost more than the check.
    if (!(typeof task === 'number' && task >= 0 && task < Infinity)) {
      requireNumber('createProblem', `tasks[${i}]`, task, { min: 0, unit: 'MB (0: switched off)' });
    }
    const d = task!;
    const device = system.devices[i]!;
    const local = ((1 + alpha * device.localPower) * d) / device.localRate;
    const upload = ((1 + alpha * device.uploadPower) * d) / device.uplinkRate;
    const weight = (1 + alpha * device.waitingPower) * d;
    if (!(local <= LARGEST_COST && upload <= LARGEST_COST && isWithin(EDGE_WEIGHTS, weight))) {
      const expected = `such that L_i and U_i are at most ${LARGEST_COST} and c_i is ${spanText(EDGE_WEIGHTS)}, given its device and energyWeight`;
      throw new OutOfDomainError({ where: 'createProblem', what: `tasks[${i}]`, got: d, expected });
    }
    problem.tasks[i] = d;
    problem.localCost[i] = local;
    problem.uploadCost[i] = upload;
    problem.gain[i] = local - upload;
    problem.edgeWeight[i] = weight;
    problem.edgeRoot[i] = Math.sqrt(weight);
  }
  return problem;
}
