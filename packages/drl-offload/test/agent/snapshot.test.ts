import { expect, test } from '@jest/globals';
import { closedFormAllocator, paperSystem, uniformWorkload, type OffloadingProblem } from '@mec/model';
import { createAgent, type AgentOptions, type AgentSnapshot } from '../../src/index.js';

const OPTIONS: AgentOptions = {
  deviceCount: 4,
  seed: 3,
  hiddenLayers: [6],
  memorySize: 16,
  batchSize: 8,
  trainingInterval: 3,
  backend: 'cpu',
  allocator: closedFormAllocator(),
};
const problems: OffloadingProblem[] = [];
for (const problem of uniformWorkload({ system: paperSystem(4), seed: 3 })) if (problems.push(problem) === 80) break;

test('goes on bit for bit from a snapshot, in another agent or after a detour', async () => {
  const [one, other] = [await createAgent(OPTIONS), await createAgent({ ...OPTIONS, seed: 9 })];
  for (const problem of problems.slice(0, 40)) one.decide(problem);
  const snapshot = one.snapshot();
  const then = problems.slice(40).map((problem) => one.decide(problem));
  const losses = [...one.losses];
  for (const agent of [one, other]) {
    agent.restore(snapshot);
    expect(problems.slice(40).map((problem) => agent.decide(problem))).toEqual(then);
    expect(agent.losses).toEqual(losses);
    expect(agent.snapshot()).toEqual(one.snapshot());
  }
});

test('shares nothing with its snapshot', async () => {
  const agent = await createAgent(OPTIONS);
  for (const problem of problems.slice(0, 40)) agent.decide(problem);
  const [snapshot, same] = [agent.snapshot(), agent.snapshot()];
  for (const problem of problems.slice(40)) agent.decide(problem);
  expect(snapshot).toEqual(same);
  const { arrays } = snapshot.policy!;
  for (const array of Object.values(arrays)) array.fill(0);
  expect(agent.network!.parameters.some((value) => value !== 0)).toBe(true);
});

test.each<[string, (snapshot: AgentSnapshot) => object]>([
  ['losses that are no numbers', () => ({ losses: Float64Array.of(NaN) })],
  ['more steps due than decisions allow', () => ({ pending: 1000 })],
  ['another N', () => ({ shape: { size: 5, width: 1 } })],
  ['another width', () => ({ shape: { size: 4, width: 2 } })],
  ['a memory of another kind', (snapshot) => ({ memory: snapshot.count })],
  ['random states of zeros', (snapshot) => ({ random: { ...snapshot.random, minibatch: [0, 0, 0, 0] } })],
])('is as it was when a snapshot is refused: %s', async (_name, change) => {
  const agent = await createAgent(OPTIONS);
  for (const problem of problems.slice(0, 20)) agent.decide(problem);
  const early = agent.snapshot();
  for (const problem of problems.slice(20, 40)) agent.decide(problem);
  const before = agent.snapshot();
  expect(() => agent.restore({ ...early, ...change(early) })).toThrow(
    expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }),
  );
  expect(agent.snapshot()).toEqual(before);
});
