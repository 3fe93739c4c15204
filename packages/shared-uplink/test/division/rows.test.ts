import { expect, test } from '@jest/globals';
import { paperDevice } from '@mec/model';
import { DIVIDED_UPLINK_FEATURES, dividedUplinkProblem } from '../../src/index.js';

// 8 and 18 MB at 2 MB/s and 1 W: v = 4 and 9 s, e = 4 and 9; L = 5 d / 3; c = 12 and 27 of 30 MB/s. The larger task comes first.
const device = { ...paperDevice, uplinkRate: 2, localPower: 4 };
const slot = { system: { edgeCapacity: 30, energyWeight: 1, devices: [device, device, device] }, tasks: [8, 18, 0] };
const saved = [40 / 3 - 4, 30 - 9] as const;

test.each([
  // Joining adds 2 (2 * 3 + 2) to the uplink and (2 * 18 + 12) / 30 to the server.
  ['best', 16 + 1.6],
  // Two of two parts: 2 * 4 + 9.
  ['equal', 17 + 1.6],
] as const)('rows by hand: %s parts', (channelShares, joining) => {
  const { observation } = dividedUplinkProblem({ ...slot, channelShares });
  const loads = [Math.sqrt(4.4), Math.sqrt(9.9)] as const;
  expect(observation).toHaveLength(3 * DIVIDED_UPLINK_FEATURES);
  const expected = [
    [Math.log(saved[0] / joining), Math.log(saved[0] / 4.4), loads[0] / (loads[0] + loads[1])],
    [Math.log(saved[1] / 9.9), Math.log(saved[1] / 9.9), 1],
    [-1, -1, 0],
  ];
  [...observation].forEach((value, k) => expect(value).toBeCloseTo(expected.flat()[k]!, 12));
});
