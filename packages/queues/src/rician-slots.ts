/**
 * Channels with a line of sight, and arrivals: h_i is Rician with mean
 *
 *   mean h_i = A_d (c / (4 pi f_c d_i))^{d_e} ,
 *
 * a part of which comes straight; arrivals are exponential.
 *
 * @see LyDROO, section 7.
 */
import { createRandom, requireLength, requireNumber, requireOptions, type Random } from '@mec/model/contract';

/** What a frame meets. */
export interface QueueSlot {
  /** h_i, one per device. */
  readonly gains: ArrayLike<number>;
  /** A_i, Mbit, >= 0: what arrives during the frame, one per device. */
  readonly arrivals: ArrayLike<number>;
}

export interface RicianSlotsOptions {
  /** N, an integer from 1 to 10^6. Default 10. */
  readonly deviceCount?: number;
  /** Seed, an integer >= 0. Default 1. */
  readonly seed?: number;
  /** d_i, m, one per device. Default from 120 to 255 in equal steps, as in LyDROO. */
  readonly distances?: ArrayLike<number>;
  /** Mean of A_i, Mbit, >= 0. Default 3, as in LyDROO. */
  readonly meanArrival?: number;
  /** Part of the mean gain that comes straight, from 0 to 1. Default 0.3, as in LyDROO. */
  readonly lineOfSight?: number;
}

/** A_d, f_c in Hz, d_e and c in m/s of LyDROO. */
const ANTENNA_GAIN = 3;
const CARRIER = 915e6;
const EXPONENT = 3;
const LIGHT = 3e8;
/** Gains below this part of the mean are as good as none. */
const SMALLEST = 1e-12;

/**
 * An endless stream of channels and arrivals, independent from frame to frame, the same at each iteration.
 *
 * @throws OutOfDomainError, LengthMismatchError when an option leaves its range.
 */
export function ricianSlots(options: RicianSlotsOptions = {}): Iterable<QueueSlot> {
  const where = 'ricianSlots';
  requireOptions(where, options);
  const { deviceCount = 10, seed = 1, meanArrival = 3, lineOfSight = 0.3 } = options;
  requireNumber(where, 'deviceCount', deviceCount, { min: 1, max: 1e6, integer: true });
  requireNumber(where, 'meanArrival', meanArrival, { min: 0, max: 1e12, unit: 'Mbit' });
  requireNumber(where, 'lineOfSight', lineOfSight, { min: 0, max: 1 });
  const step = deviceCount === 1 ? 0 : 135 / (deviceCount - 1);
  const { distances = Float64Array.from({ length: deviceCount }, (_, i) => 120 + step * i) } = options;
  requireLength(where, 'distances', distances, deviceCount, 'one per device');
  const means = Float64Array.from(distances, (d, i) => {
    requireNumber(where, `distances[${i}]`, d, { min: 1e-3, max: 1e6, unit: 'm' });
    return ANTENNA_GAIN * (LIGHT / (4 * Math.PI * CARRIER * d)) ** EXPONENT;
  });
  createRandom(seed);
  return {
    *[Symbol.iterator](): Generator<QueueSlot, never> {
      const channels = createRandom(seed).split('channels');
      const traffic = createRandom(seed).split('arrivals');
      for (;;) {
        const gains = means.map((mean) => Math.max(SMALLEST * mean, mean * ricianPower(channels, lineOfSight)));
        yield { gains, arrivals: means.map(() => -meanArrival * Math.log1p(-traffic.next())) };
      }
    },
  };
}

/** The power of a channel of mean 1: a straight part, and a scattered one that is normal in both directions. */
function ricianPower(random: Random, straight: number): number {
  const radius = Math.sqrt(-Math.log1p(-random.next()) * (1 - straight));
  const angle = 2 * Math.PI * random.next();
  return (Math.sqrt(straight) + radius * Math.cos(angle)) ** 2 + (radius * Math.sin(angle)) ** 2;
}
