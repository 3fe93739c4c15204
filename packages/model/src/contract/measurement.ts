/** Reading of what was measured: from whatever form a report takes to one number per device. */
import { OutOfDomainError } from './errors.js';
import { LengthMismatchError } from './errors.js';
import { requireNumber } from './domain.js';
import type { DeviceId, DeviceNumbers, Measurement } from './measured-strategy.js';

/** A checked measurement: arrays have one entry per device of the slot, NaN where nothing was measured. */
export interface ReadMeasurement {
  readonly cost: number | undefined;
  readonly costs: Float64Array | undefined;
  readonly delays: Float64Array | undefined;
  readonly energies: Float64Array | undefined;
}

/**
 * Checks a measurement.
 *
 * @param ids - who the slot's devices are.
 * @throws OutOfDomainError naming a number that is not finite (a delay or an energy: or is below 0), a device that is not of the slot,
 *   or a measurement without any number; LengthMismatchError when a list has not one entry per device.
 */
export function readMeasurement(where: string, ids: readonly DeviceId[], measurement: Measurement): ReadMeasurement {
  // Callers from plain JavaScript may hand anything.
  const given = measurement as Measurement | null | undefined;
  const nothing = (): never => {
    const expected = 'a cost, or costs, delays or energies of devices';
    throw new OutOfDomainError({ where, what: 'measurement', got: measurement, expected });
  };
  if (typeof given !== 'object' || given === null) return nothing();
  const read: ReadMeasurement = {
    cost: given.cost === undefined ? undefined : requireNumber(where, 'measurement.cost', given.cost),
    costs: perDevice(where, 'measurement.costs', ids, given.costs, -Infinity),
    delays: perDevice(where, 'measurement.delays', ids, given.delays, 0),
    energies: perDevice(where, 'measurement.energies', ids, given.energies, 0),
  };
  if (Object.values(read).every((part) => part === undefined)) nothing();
  return read;
}

/** The cost of the whole slot, where it can be said: as measured, or the sum of what every device cost. */
export function totalCost({ cost, costs }: ReadMeasurement): number | undefined {
  if (cost !== undefined) return cost;
  const sum = costs?.reduce((total, value) => total + value, 0);
  return sum === undefined || Number.isNaN(sum) ? undefined : sum;
}

function perDevice(
  where: string,
  what: string,
  ids: readonly DeviceId[],
  given: DeviceNumbers | undefined,
  min: number,
): Float64Array | undefined {
  if (given === undefined) return undefined;
  const values = new Float64Array(ids.length).fill(NaN);
  const domain = min === 0 ? { min } : {};
  const isList = Array.isArray(given) || ArrayBuffer.isView(given);
  if (isList) {
    const list = given as ArrayLike<number | null | undefined>;
    if (list.length !== ids.length) {
      const expected = `${ids.length} (one entry per device)`;
      throw new LengthMismatchError({ where, what, got: list.length, expected });
    }
    for (let i = 0; i < ids.length; i++) {
      const value = list[i];
      if (value === null || value === undefined || Number.isNaN(value)) continue;
      values[i] = requireNumber(where, `${what}[${i}]`, value, domain);
    }
  } else {
    if (typeof given !== 'object' || (given as object | null) === null) {
      throw new OutOfDomainError({ where, what, got: given, expected: 'a list, a Map or an object by device id' });
    }
    const places = new Map(ids.map((id, i) => [String(id), i]));
    for (const [id, value] of given instanceof Map ? (given as Map<DeviceId, number>) : Object.entries(given)) {
      const place = places.get(String(id));
      if (place === undefined) {
        throw new OutOfDomainError({ where, what: `${what}, device`, got: id, expected: 'a device of the slot' });
      }
      values[place] = requireNumber(where, `${what}[${JSON.stringify(id)}]`, value, domain);
    }
  }
  return values.every(Number.isNaN) ? undefined : values;
}
