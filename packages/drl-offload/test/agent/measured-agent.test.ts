import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import {
  closedFormAllocator,
  createProblem,
  createRandom,
  equalShareAllocator,
  paperSystem,
  type OffloadingProblem,
} from '@mec/model';
import { describeMeasuredStrategy } from '@mec/model/testing';
import { makeAgent } from '../../src/agent/make-agent.js';
import { agentSettings } from '../../src/agent/options.js';
import {
  createAgent,
  loadAgent,
  openBackend,
  sharedComposition,
  type AgentOptions,
  type DriftEvent,
} from '../../src/index.js';

const trainer = await openBackend({ backend: 'cpu' });
const OPTIONS: AgentOptions = { ...sharedComposition(), seed: 5, allocator: closedFormAllocator(), backend: 'cpu' };

describeMeasuredStrategy('an agent', () => makeAgent(agentSettings(OPTIONS), trainer));

const place = await mkdtemp(join(tmpdir(), 'mec-measured-'));
afterAll(async () => rm(place, { recursive: true, force: true }));

function* slots(seed: number): Generator<OffloadingProblem, never> {
  const random = createRandom(seed);
  for (;;) {
    yield createProblem(
      paperSystem(4),
      Float64Array.from({ length: 4 }, () => random.uniform(5, 25)),
    );
  }
}

describe('an agent whose costs are measured', () => {
  test('is shown what the others of its parts are shown, and divides by its own allocator', async () => {
    const equal = equalShareAllocator({ among: 'offloaded' });
    const agent = await createAgent({ ...OPTIONS, allocator: equal });
    const problem = slots(1).next().value;
    const { offload, allocation } = agent.propose(problem);
    expect(allocation).toEqual(equal.allocate(problem, offload));
    // observeOffloading gives three numbers per device: one of another width is refused from then on.
    expect(() => agent.propose({ size: 4, observation: problem.tasks })).toThrow(
      expect.objectContaining({
        code: 'MEC_OUT_OF_DOMAIN',
        detail: expect.objectContaining({ expected: '3, as in the slots before' }) as unknown,
      }),
    );
  });

  test('takes any problem without a price', async () => {
    const agent = await createAgent({ ...OPTIONS });
    const { id, offload } = agent.propose({ size: 2, observation: Float64Array.of(3, 4, 5, 6), ids: ['a', 'b'] });
    agent.report(id, { costs: { b: 3 } });
    expect(offload).toHaveLength(2);
    expect(agent.measured).toMatchObject({ slots: 1, reports: 1, open: 0, devices: 2, drift: [] });
  });

  test('what it decides by evaluations and what it proposes do not touch each other', async () => {
    const [both, decides, proposes] = await Promise.all([1, 2, 3].map(async () => createAgent(OPTIONS)));
    const stream = slots(2);
    for (let slot = 0; slot < 40; slot++) {
      const problem = stream.next().value;
      expect(both!.decide(problem)).toEqual(decides!.decide(problem));
      const proposal = both!.propose(problem);
      expect(proposal).toEqual(proposes!.propose(problem));
      for (const agent of [both!, proposes!])
        agent.report(proposal.id, { cost: problem.evaluate(proposal.offload).cost });
    }
    expect(both!.counters).toEqual(decides!.counters);
    expect(decides!.snapshot().measured).toBeNull();
  });

  test('goes on from files as if it had never stopped: open proposals, what was learned, and closed ids', async () => {
    const options: AgentOptions = {
      ...OPTIONS,
      measured: { exploration: 0.5, openLimit: 20, drift: { threshold: 40 } },
    };
    const agent = await createAgent(options);
    const stream = slots(3);
    const open: { id: string; cost: number }[] = [];
    for (let slot = 0; slot < 30; slot++) {
      const problem = stream.next().value;
      const { id, offload } = agent.propose(problem);
      open.push({ id, cost: problem.evaluate(offload).cost });
      if (slot > 10) agent.report(open[slot - 8]!.id, { cost: open[slot - 8]!.cost });
    }
    await agent.save(join(place, 'open'));
    const loaded = await loadAgent(join(place, 'open'));
    expect(loaded.measured).toEqual(agent.measured);
    for (let slot = 0; slot < 20; slot++) {
      const late = open[22 + (slot % 8)]!;
      for (const one of [agent, loaded]) {
        if (slot < 8) one.report(late.id, { cost: late.cost });
        else expect(() => one.report(late.id, { cost: 1 })).toThrow(expect.objectContaining({ code: 'MEC_PROPOSAL' }));
      }
      const problem = stream.next().value;
      expect(loaded.propose(problem)).toEqual(agent.propose(problem));
    }
  });

  test('an agent that is restored to where nothing was proposed knows of no proposal', async () => {
    const agent = await createAgent(OPTIONS);
    const fresh = agent.snapshot();
    const { id } = agent.propose(slots(4).next().value);
    agent.restore(fresh);
    expect(agent.measured.slots).toBe(0);
    expect(() => agent.report(id, { cost: 1 })).toThrow(
      expect.objectContaining({ detail: expect.objectContaining({ reason: 'unknown' }) as unknown }),
    );
  });

  test('is told of changes, also after it was loaded', async () => {
    const events: DriftEvent[] = [];
    const agent = await createAgent({ ...OPTIONS });
    const stream = slots(5);
    await agent.save(join(place, 'drift'));
    const loaded = await loadAgent(join(place, 'drift'), { onDrift: (event) => events.push(event) });
    for (let slot = 0; slot < 120; slot++) {
      const problem = stream.next().value;
      const { id, offload } = loaded.propose(problem);
      const factor = slot < 80 ? 1 : 5;
      loaded.report(id, { cost: factor * problem.evaluate(offload).cost });
    }
    expect(events.map(({ scope, device }) => [scope, device])[0]).toEqual(['all', null]);
    expect(events[0]!.slot).toBeGreaterThan(80);
    expect(events[0]!.slot).toBeLessThan(90);
  });

  test('refuses options that leave their range at its door, and works no more once disposed of', async () => {
    await expect(createAgent({ ...OPTIONS, measured: { exploration: -1 } })).rejects.toMatchObject({
      code: 'MEC_OUT_OF_DOMAIN',
      detail: { where: 'createAgent', what: 'exploration', got: -1 },
    });
    const agent = await createAgent(OPTIONS);
    const problem = slots(6).next().value;
    const { id, offload } = agent.propose(problem);
    agent.dispose();
    const works = [
      () => agent.propose(problem),
      () => agent.adopt(problem, offload),
      () => agent.report(id, { cost: 1 }),
    ];
    for (const work of works) expect(work).toThrow(expect.objectContaining({ code: 'MEC_AGENT_DISPOSED' }));
  });
});
