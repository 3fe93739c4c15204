/** A policy that estimates what decisions cost, and scores devices by what changing their mind would add. */
import { OutOfDomainError, requireNumber } from '@mec/model';
import { costEstimate, type CostEstimate } from '../estimate/cost-estimate.js';
import { descent } from '../estimate/descent.js';
import { parameterCount } from '../estimate/set-network.js';
import type { SlotEstimate } from '../estimate/slot-estimate.js';
import { requireKnown } from '../known-options.js';
import type { SlotView } from '../view/slot-view.js';
import type { Policy, PolicyContext, PolicyPart } from './policy.js';

export interface EstimatePolicyOptions {
  /** Neurons that look at each device, an integer from 1 to 1024. Default 24. */
  readonly hidden?: number;
  /** Functions of sums over the offloaders, an even integer from 2 to 1024. Default 12. */
  readonly units?: number;
  /** Devices that are remembered by identity, an integer from 1 to 2^20: those met last. Default 16,384. */
  readonly devices?: number;
}

/** What a guided search asks of its policy. */
export interface EstimatingPolicy extends Policy {
  /** Cost per unit of the estimates; 0 before anything was tried. */
  readonly unit: number;
  /** The estimate of a slot, ready for decisions. Holds until the policy is asked about another slot or told of one. */
  estimate(view: SlotView): SlotEstimate;
}

const WHERE = 'estimatePolicy';

/**
 * Scores are in units of about three changes of one device: how much dearer the slot is estimated to become when the device changes its
 * mind, positive for an offloader of the decision that is estimated to be cheapest. It learns from every try, so it wants a memory
 * that keeps them (`triedMemory`), and is at its best with a search that asks it (`guidedSearch`).
 *
 * It needs no TensorFlow.js: its gradients are its own.
 *
 * @throws OutOfDomainError when an option leaves its range.
 */
export function estimatePolicy(options: EstimatePolicyOptions = {}): PolicyPart {
  requireKnown(WHERE, options, ['hidden', 'units', 'devices']);
  const { hidden = 24, units = 12, devices = 16_384 } = options;
  requireNumber(WHERE, 'hidden', hidden, { min: 1, max: 1024, integer: true, unit: 'neurons' });
  requireNumber(WHERE, 'units', units, { min: 2, max: 1024, integer: true });
  if (units % 2 === 1) {
    throw new OutOfDomainError({ where: WHERE, what: 'units', got: units, expected: 'an even number' });
  }
  requireNumber(WHERE, 'devices', devices, { min: 1, max: 1_048_576, integer: true });
  return {
    kind: WHERE,
    name: `estimate ${hidden}-${units}`,
    options: { hidden, units, devices },
    width: () => undefined,
    fixedSize: false,
    create: (context) => makePolicy(context, { hidden, units, devices }),
  };
}

function makePolicy(context: PolicyContext, shape: Required<EstimatePolicyOptions>): EstimatingPolicy {
  const { width, random, learningRate, maxParameters } = context;
  const parameters = parameterCount(2 * width, shape.hidden, shape.units);
  requireNumber(WHERE, 'number of parameters', parameters, { max: maxParameters });
  const costs: CostEstimate = costEstimate({ ...shape, width, learningRate }, random);
  const search = descent();
  // The slot that was scored last is the one that is searched next.
  let scored: SlotView | undefined;
  let current: SlotEstimate | undefined;

  function estimate(view: SlotView): SlotEstimate {
    if (scored !== view || current === undefined) {
      current = costs.begin(view);
      scored = view;
    }
    return current;
  }

  return {
    get unit() {
      return costs.unit;
    },
    estimate,
    score(view, out) {
      const slot = estimate(view);
      search.minimise(slot);
      for (let i = 0; i < view.size; i++) {
        const change = slot.change(i);
        out[i] = slot.decision[i] === 1 ? Math.max(change, Number.MIN_VALUE) : Math.min(-change, 0);
      }
    },
    remember(experience) {
      scored = undefined;
      costs.remember(experience);
    },
    learn({ tried, ages }) {
      scored = undefined;
      if (tried === undefined || ages === undefined) {
        const expected = 'every try of each slot, which triedMemory() keeps';
        throw new OutOfDomainError({ where: WHERE, what: 'batch.tried', got: tried, expected });
      }
      return costs.learn(tried, ages);
    },
    snapshot: costs.snapshot,
    restore(snapshot) {
      scored = undefined;
      costs.restore(snapshot);
    },
  };
}
