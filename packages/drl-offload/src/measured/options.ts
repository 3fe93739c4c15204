/** Options of what learns from measured costs. */
import { requireFunction, requireNumber, type LedgerOptions } from '@mec/model';
import { requireKnown } from '../known-options.js';
import type { DriftEvent } from './cost-model.js';
import type { PageHinkleyOptions } from './page-hinkley.js';

export interface MeasuredOptions extends LedgerOptions {
  /**
   * How far costs are drawn from what is expected of them, in standard deviations of what is not known, >= 0. It ends by itself as
   * reports come. Default 1; 0 decides by what is expected.
   */
  readonly exploration?: number;
  /** Devices remembered, an integer >= 1; the one not seen for longest is forgotten. Default 10,000. */
  readonly deviceLimit?: number;
  /** The test for changes of costs, or `false` for none. */
  readonly drift?: PageHinkleyOptions | false;
  /** Called when a change is noticed. */
  readonly onDrift?: (event: DriftEvent) => void;
}

/** Options with every default filled in. */
export interface MeasuredSettings extends LedgerOptions {
  readonly exploration: number;
  readonly deviceLimit: number;
  readonly drift: Required<PageHinkleyOptions> | undefined;
  readonly onDrift: ((event: DriftEvent) => void) | undefined;
}

/** @throws OutOfDomainError naming the first option that leaves its range. */
export function measuredSettings(where: string, options: MeasuredOptions): MeasuredSettings {
  requireKnown(where, options, ['exploration', 'deviceLimit', 'drift', 'onDrift', 'openLimit', 'openSlots']);
  const { exploration = 1, deviceLimit = 10_000, drift = {}, onDrift, openLimit, openSlots } = options;
  requireNumber(where, 'exploration', exploration, { min: 0, unit: 'standard deviations' });
  requireNumber(where, 'deviceLimit', deviceLimit, { min: 1, integer: true, unit: 'devices' });
  if (onDrift !== undefined) requireFunction(where, 'onDrift', onDrift);
  return {
    exploration,
    deviceLimit,
    drift: drift === false ? undefined : driftSettings(where, drift),
    onDrift,
    ...(openLimit === undefined ? {} : { openLimit }),
    ...(openSlots === undefined ? {} : { openSlots }),
  };
}

function driftSettings(where: string, drift: PageHinkleyOptions): Required<PageHinkleyOptions> {
  requireKnown(`${where}: drift`, drift, ['threshold', 'allowance']);
  const { threshold = 25, allowance = 1 } = drift;
  requireNumber(where, 'drift.threshold', threshold, { above: 0 });
  requireNumber(where, 'drift.allowance', allowance, { min: 0 });
  return { threshold, allowance };
}
