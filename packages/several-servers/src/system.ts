/** M edge servers and the devices that reach some of them. Rates in MB/s, as in the paper's system of one server. */
import {
  COST_PARTS,
  LengthMismatchError,
  OutOfDomainError,
  requireFactors,
  requireNumber,
  type CostFactors,
  type Device,
} from '@mec/model';

/** The paper's device with an uplink to each server. */
export interface ServedDevice extends Omit<Device, 'uplinkRate'> {
  /** r_im, MB/s, one per server, >= 0; 0: out of reach. */
  readonly uplinkRates: ArrayLike<number>;
}

export interface SeveralServersSystem {
  /** F_m, MB/s, one per server, >= 0; from 1 to 255 servers. */
  readonly capacities: ArrayLike<number>;
  /** alpha, 1/J against 1/s, >= 0: weight of energy in the cost. */
  readonly energyWeight: number;
  /** At least one device. */
  readonly devices: readonly ServedDevice[];
}

/** A device tells its servers apart by one byte of the decision, of which 0 is local. */
const MOST_SERVERS = 255;

/**
 * Checks what the paper's checks do not see: the servers, and which of them a device reaches.
 *
 * @throws OutOfDomainError or LengthMismatchError naming the argument.
 */
export function requireSystem(where: string, system: SeveralServersSystem): void {
  // Callers from plain JavaScript may hand anything.
  const given = system as Partial<SeveralServersSystem> | null | undefined;
  if (typeof given !== 'object' || given === null) {
    throw new OutOfDomainError({ where, what: 'system', got: given, expected: 'a SeveralServersSystem' });
  }
  const servers = requireNumber(where, 'number of system.capacities', given.capacities?.length, {
    min: 1,
    max: MOST_SERVERS,
    integer: true,
  });
  for (let m = 0; m < servers; m++) {
    requireNumber(where, `system.capacities[${m}]`, given.capacities![m], { min: 0, unit: 'MB/s' });
  }
  const { devices } = given;
  if (!Array.isArray(devices) || devices.length === 0) {
    throw new OutOfDomainError({ where, what: 'system.devices', got: devices, expected: 'at least one device' });
  }
  devices.forEach((device: Partial<ServedDevice> | null | undefined, i) => {
    const what = `system.devices[${i}].uplinkRates`;
    const rates = device?.uplinkRates;
    if (rates?.length !== servers) {
      const expected = `${servers} (one rate per server)`;
      throw new LengthMismatchError({ where, what, got: rates?.length, expected });
    }
    for (let m = 0; m < servers; m++) {
      requireNumber(where, `${what}[${m}]`, rates[m], { min: 0, unit: 'MB/s (0: out of reach)' });
    }
  });
}

/** The same system where uploading (`uplink`) or computing locally (`processor`) costs a device some factor times as much. */
export function slowerSystem(system: SeveralServersSystem, factors: CostFactors): SeveralServersSystem {
  requireFactors('SeveralServersProblem.withFactors', system.devices.length, COST_PARTS, factors);
  const { uplink, processor } = factors;
  const devices = system.devices.map((device, i) => ({
    ...device,
    uplinkRates: Float64Array.from(device.uplinkRates, (rate) => rate / (uplink?.[i] ?? 1)),
    localRate: device.localRate / (processor?.[i] ?? 1),
  }));
  return { ...system, devices };
}
