import { describe, expect, test } from '@jest/globals';
import {
  createProblem,
  createRandom,
  exactSolver,
  localCost,
  offloadCost,
  paperDevice,
  paperSystem,
  standardNormal,
  type Device,
  type EdgeSystem,
  type Random,
} from '@mec/model';
import { calibrate, type CalibratedParameter, type Calibration, type TaskMeasurement } from '../src/index.js';

const one = paperSystem(1);
const parameter = ({ parameters }: Calibration, name: string, device = 0): CalibratedParameter =>
  parameters.find((candidate) => candidate.device === device && candidate.name === name)!;

/** What a device measures of a task, with relative noise. */
function measured(
  device: Device,
  task: number,
  edgeRate: number,
  noise = 0,
  random?: Random,
): Required<Omit<TaskMeasurement, 'device' | 'cost'>> {
  const { delay, energy } = edgeRate === 0 ? localCost(device, task) : offloadCost(device, task, edgeRate);
  const noisy = (value: number): number => value * (1 + (random === undefined ? 0 : noise * standardNormal(random)));
  return { task, edgeRate, delay: noisy(delay), energy: noisy(energy) };
}

describe('calibrate', () => {
  // 12 MB in 6 s are 2 MB/s; 30 J in 6 s are 5 W.
  test('a delay tells the rate, an energy beside it the power', () => {
    const { system, parameters } = calibrate(one, [{ device: 0, task: 12, edgeRate: 0, delay: 6, energy: 30 }]);
    expect(system.devices[0]).toEqual({
      ...paperDevice,
      localRate: expect.closeTo(2, 8) as unknown,
      localPower: expect.closeTo(5, 8) as unknown,
    });
    expect(parameters.filter(({ measured: told }) => told).map(({ name }) => name)).toEqual([
      'localRate',
      'localPower',
    ]);
  });

  // 10 MB wait 10 / 5 = 2 s for the server; of 7 s, 5 s are the uplink: 2 MB/s.
  test('the time at the server is known from the share', () => {
    const { system } = calibrate(one, [{ device: 0, task: 10, edgeRate: 5, delay: 7 }]);
    expect(system.devices[0]!.uplinkRate).toBeCloseTo(2, 8);
  });

  // (1 + 3) 12 / f = 24 gives f = 2 at the nominal power.
  test('a cost alone tells the rate, at nominal powers', () => {
    const calibration = calibrate(one, [{ device: 0, task: 12, edgeRate: 0, cost: 24 }]);
    expect(calibration.system.devices[0]).toMatchObject({ localRate: expect.closeTo(2, 8) as unknown, localPower: 3 });
    expect(parameter(calibration, 'localPower')).toMatchObject({ measured: false, value: 3, low: 0, high: Infinity });
  });

  test('finds any device from exact delays and energies at different shares', () => {
    const random = createRandom(1);
    for (let k = 0; k < 40; k++) {
      const device: Device = {
        uplinkRate: random.uniform(0.5, 10),
        uploadPower: random.uniform(0.1, 4),
        waitingPower: random.uniform(0.1, 2),
        localRate: random.uniform(0.5, 10),
        localPower: random.uniform(0.5, 9),
      };
      const measurements = [0, 0, 2, 5, 11].map((rate) => ({
        device: 0,
        ...measured(device, random.uniform(5, 25), rate),
      }));
      const { system, converged, noise } = calibrate(one, measurements);
      expect(converged).toBe(true);
      expect(noise).toBeLessThan(1e-6);
      for (const [name, value] of Object.entries(device))
        expect(system.devices[0]![name as keyof Device] / value).toBeCloseTo(1, 5);
    }
  });

  test('what the measurements do not tell stays as it was', () => {
    const system = paperSystem(3);
    const calibration = calibrate(system, [{ device: 1, task: 12, edgeRate: 0, delay: 6 }]);
    expect([calibration.system.devices[0], calibration.system.devices[2]]).toEqual([paperDevice, paperDevice]);
    expect(calibration.system.devices[1]).toEqual({ ...paperDevice, localRate: expect.closeTo(2, 8) as unknown });
    expect(calibrate(system, [])).toMatchObject({ system, noise: NaN, converged: true });
  });

  test('two powers that share their time cannot be told apart: the later one stays nominal', () => {
    // At 2.5 MB/s of each, sending and waiting take the same time in every task.
    const device = { ...paperDevice, uploadPower: 3 };
    const same = [8, 12, 20].map((task) => ({ device: 0, ...measured(device, task, 2.5) }));
    const calibration = calibrate(one, same);
    expect(parameter(calibration, 'waitingPower')).toMatchObject({ measured: false, value: 0.5 });
    expect(parameter(calibration, 'uploadPower').value).toBeCloseTo(3, 6);
  });

  test('a rate beyond its limit stays at it, and says that it is not known', () => {
    const calibration = calibrate(one, [{ device: 0, task: 12, edgeRate: 0, delay: 4000 }], { limit: 10 });
    expect(parameter(calibration, 'localRate')).toMatchObject({
      value: expect.closeTo(0.3, 6) as unknown,
      low: 0,
      high: Infinity,
    });
  });

  // Slowness 1.05, 0.95, 1.05, 0.95 of the nominal one: mean 1, s^2 = 4 x 0.0025 / 3, standard error s / 2 = 0.0289; 3.182 of it with
  // three degrees of freedom is 0.0919.
  test('an interval is the standard error times the quantile, to both sides in slowness', () => {
    const measurements = [4.2, 3.8, 4.2, 3.8].map((delay) => ({ device: 0, task: 12, edgeRate: 0, delay }));
    const { value, low, high, error } = parameter(calibrate(one, measurements), 'localRate');
    expect(value).toBeCloseTo(3, 6);
    expect(error).toBeCloseTo(0.02887, 4);
    expect(low / (3 / 1.0919)).toBeCloseTo(1, 2);
    expect(high / (3 / 0.9081)).toBeCloseTo(1, 2);
  });

  test('intervals of 95 % hold the truth in 93 to 97 of 100 parameters', () => {
    const random = createRandom(2);
    const device: Device = { uplinkRate: 4, uploadPower: 1.4, waitingPower: 0.3, localRate: 2, localPower: 4 };
    let held = 0;
    let count = 0;
    for (let k = 0; k < 400; k++) {
      const measurements = Array.from({ length: 16 }, (_, m) => ({
        device: 0,
        ...measured(device, random.uniform(5, 25), m % 2 === 0 ? 0 : random.uniform(1, 10), 0.05, random),
      }));
      const { parameters } = calibrate(one, measurements);
      for (const { name, low, high, value } of parameters) {
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
        if (low <= device[name] && device[name] <= high) held++;
        count++;
      }
    }
    // 2,000 intervals, five of each run together: a standard error of at most 0.011, without the correlation 0.005.
    expect(held / count).toBeGreaterThan(0.93);
    expect(held / count).toBeLessThan(0.97);
  });

  test('noise is estimated, and more measurements narrow the intervals', () => {
    const random = createRandom(3);
    const widthOf = (count: number): { noise: number; width: number } => {
      const measurements = Array.from({ length: count }, () => ({
        device: 0,
        ...measured(paperDevice, random.uniform(5, 25), 0, 0.05, random),
      }));
      const calibration = calibrate(one, measurements);
      const { low, high } = parameter(calibration, 'localRate');
      return { noise: calibration.noise, width: high - low };
    };
    const [few, many] = [widthOf(10), widthOf(1000)];
    expect(many.noise).toBeGreaterThan(0.045);
    expect(many.noise).toBeLessThan(0.055);
    // A hundred times as many: a tenth of the width.
    expect(many.width / few.width).toBeLessThan(0.2);
  });

  test('the exact optimum of the calibrated system is the one of the true system', () => {
    const random = createRandom(4);
    const nominal = paperSystem(6);
    const truth: EdgeSystem = {
      ...nominal,
      devices: nominal.devices.map((device) => ({
        ...device,
        uplinkRate: random.uniform(0.8, 8),
        localRate: random.uniform(1.5, 6),
      })),
    };
    const measurements = truth.devices.flatMap((device, i) =>
      [0, 4].map((rate) => ({ device: i, ...measured(device, 12, rate) })),
    );
    const { system } = calibrate(nominal, measurements);
    const solve = exactSolver();
    for (let k = 0; k < 10; k++) {
      const tasks = Float64Array.from({ length: 6 }, () => random.uniform(5, 25));
      expect(solve(createProblem(system, tasks)).offload).toEqual(solve(createProblem(truth, tasks)).offload);
    }
  });

  const sound: TaskMeasurement = { device: 0, task: 12, edgeRate: 0, delay: 6 };
  test.each<[string, unknown, unknown]>([
    ['measurements[0]', null, null],
    ['measurements[0].device', { ...sound, device: 1 }, 1],
    ['measurements[0].task', { ...sound, task: 0 }, 0],
    ['measurements[0].edgeRate', { ...sound, edgeRate: -1 }, -1],
    ['measurements[0].delay', { ...sound, delay: 0 }, 0],
    ['measurements[0].energy', { ...sound, energy: -1 }, -1],
    ['measurements[0].cost', { ...sound, cost: NaN }, NaN],
    ['measurements[0]', { device: 0, task: 1, edgeRate: 0 }, { device: 0, task: 1, edgeRate: 0 }],
  ])('refuses %s, naming it', (what, measurement, got) => {
    expect(() => calibrate(one, [measurement as TaskMeasurement])).toThrow(
      expect.objectContaining({
        code: 'MEC_OUT_OF_DOMAIN',
        detail: { where: 'calibrate', what, got, expected: expect.any(String) as unknown },
      }),
    );
  });
  test.each<[string, unknown]>([
    ['level', 1],
    ['level', 0],
    ['limit', 1],
  ])('names the option %s', (what, got) => {
    expect(() => calibrate(one, [], { [what]: got })).toThrow(
      expect.objectContaining({ detail: expect.objectContaining({ where: 'calibrate', what, got }) as unknown }),
    );
  });
  test('refuses what is no system or no list', () => {
    expect(() => calibrate(null as never, [])).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
    expect(() => calibrate(one, 5 as never)).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
    expect(() => calibrate(one, [], 5 as never)).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
  });
});
