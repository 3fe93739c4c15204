/** Files from strangers: whatever they hold, loading ends in a typed error or in an agent that works. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { closedFormAllocator, createRandom, paperSystem, uniformWorkload, type OffloadingProblem } from '@mec/model';
import { createAgent, loadAgent, onlineBatchMemory, orderPreserving, perturb, union } from '../../src/index.js';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Tree = Record<string, Json>;

let place = '';
let manifest: Tree = {};
let state = new Uint8Array(0);
const others: Record<string, Uint8Array> = {};
const problems: OffloadingProblem[] = [];
for (const problem of uniformWorkload({ system: paperSystem(4), seed: 3 })) if (problems.push(problem) === 40) break;

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'drl-strangers-'));
  const agent = await createAgent({
    deviceCount: 4,
    seed: 2,
    allocator: closedFormAllocator(),
    backend: 'cpu',
    memory: onlineBatchMemory({ capacity: 16 }),
    explorer: union(orderPreserving(), perturb({ c: 1 })),
    candidateCount: { max: 5, interval: 4 },
    hiddenLayers: [5],
    batchSize: 8,
    trainingInterval: 2,
    learning: 'manual',
  });
  for (const problem of problems) agent.decide(problem);
  await agent.save(join(place, 'sound'));
  manifest = JSON.parse(await readFile(join(place, 'sound', 'agent.json'), 'utf8')) as Tree;
  state = new Uint8Array(await readFile(join(place, 'sound', 'state.bin')));
  for (const name of ['model.json', 'weights.bin']) others[name] = await readFile(join(place, 'sound', name));
});
afterAll(() => rm(place, { recursive: true, force: true }));

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Writes a manifest and a state as a stranger would: with checksums that agree. */
async function write(text: string, bytes: Uint8Array): Promise<string> {
  const directory = join(place, 'hostile');
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory);
  await writeFile(join(directory, 'agent.json'), text);
  await writeFile(join(directory, 'state.bin'), bytes);
  for (const [name, content] of Object.entries(others)) await writeFile(join(directory, name), content);
  return directory;
}

function resigned(tree: Tree, bytes: Uint8Array): string {
  const checksums = tree.checksums as Tree | null;
  if (typeof checksums === 'object' && checksums !== null && !Array.isArray(checksums)) {
    checksums['(body)'] = sha256(JSON.stringify(tree.body ?? null));
    checksums['state.bin'] = sha256(bytes);
  }
  return JSON.stringify(tree);
}

/** What is wrong with how loading ended, if anything. */
async function complaint(directory: string, proposes = false): Promise<string | undefined> {
  try {
    const agent = await loadAgent(directory);
    // What loads must work: learning what is due, deciding, and learning from that.
    if (agent.counters.pendingSteps > 1000) return `${agent.counters.pendingSteps} steps are due`;
    agent.learn();
    for (const problem of problems.slice(0, 4)) {
      const { cost } = agent.decide(problem);
      if (!Number.isFinite(cost)) return `a cost of ${cost}`;
    }
    agent.learn();
    for (const problem of proposes ? problems.slice(0, 3) : []) {
      const { id, offload } = agent.propose(problem);
      agent.report(id, { cost: problem.evaluate(offload).cost });
    }
    if (agent.network?.parameters.some((value) => !Number.isFinite(value))) return 'weights that are no numbers';
    return undefined;
  } catch (error) {
    const { code, detail } = error as { code?: unknown; detail?: unknown };
    const typed = typeof code === 'string' && code.startsWith('MEC_') && typeof detail === 'object';
    return typed ? undefined : String(error instanceof Error ? error.stack : error);
  }
}

async function refusal(change: (tree: Tree, bytes: Uint8Array) => void): Promise<unknown> {
  const [tree, bytes] = [structuredClone(manifest), state.slice()];
  change(tree, bytes);
  const directory = await write(resigned(tree, bytes), bytes);
  return loadAgent(directory).then(
    () => 'loaded',
    (error: unknown) => error,
  );
}

/** Every place in a tree, as the object or list that holds it and its key there. */
function placesOf(tree: Json, path = ''): [holder: Tree, key: string, path: string][] {
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([key, value]) => [
    [tree as Tree, key, `${path}.${key}`] as [Tree, string, string],
    ...placesOf(value, `${path}.${key}`),
  ]);
}

const body = (tree: Tree): Tree => tree.body as Tree;
const at = (tree: Tree, ...keys: string[]): Tree => keys.reduce((found, key) => found[key] as Tree, tree);

describe('is refused by name', () => {
  const cases: [string, (tree: Tree, bytes: Uint8Array) => void][] = [
    ['no checksums', (tree) => (tree.checksums = null)],
    ['a list of checksums', (tree) => (tree.checksums = [])],
    ['no body', (tree) => delete tree.body],
    ['a body that is null', (tree) => (tree.body = null)],
    ['a file outside of the directory', (tree) => (at(tree, 'checksums')['../secret'] = sha256('x'))],
    ['a policy of the kind __proto__', (tree) => (at(body(tree), 'parts', 'policy').kind = '__proto__')],
    ['an explorer of the kind constructor', (tree) => (at(body(tree), 'parts', 'explorer').kind = 'constructor')],
    ['a capacity of 1e15', (tree) => (at(body(tree), 'parts', 'memory', 'options').capacity = 1e15)],
    ['1e15 steps that are due', (tree) => (at(body(tree), 'state').pending = 1e15)],
    [
      '1e15 steps that are due after 1e16 decisions',
      (tree) => {
        at(body(tree), 'state').pending = 1e15;
        at(body(tree), 'state', 'done').decisions = Number.MAX_SAFE_INTEGER;
      },
    ],
    ['a layer of 1e9 neurons', (tree) => (at(body(tree), 'parts', 'policy', 'options').hiddenLayers = [1e9])],
    ['an array of 1e9 entries', (tree) => (at(body(tree), 'state', 'index', 'policy/mean').length = 1e9)],
    ['an array that is not there', (tree) => delete at(body(tree), 'state', 'index')['policy/parameters']],
    ['an array of another type', (tree) => (at(body(tree), 'state', 'index', 'policy/parameters').type = 'Int32Array')],
    ['random states of zeros', (tree) => (at(body(tree), 'state', 'random').exploration = [0, 0, 0, 0])],
    ['a K of 1e12', (tree) => (at(body(tree), 'options').candidateCount = 1e12)],
    ['an entry that nobody knows', (tree) => (at(body(tree), 'options').mystery = 1)],
    ['an observer that nobody knows', (tree) => (body(tree).observe = 'observeEverything')],
    [
      'a memory with more samples than places',
      (tree) => (at(body(tree), 'state', 'values', 'memory').sizes = Array<number>(17).fill(4)),
    ],
    ['other slots than the network is for', (tree) => (at(body(tree), 'state', 'shape').size = 5)],
    [
      'weights that are no numbers',
      (tree, bytes) => {
        const { offset } = at(body(tree), 'state', 'index', 'policy/parameters') as unknown as { offset: number };
        new DataView(bytes.buffer).setFloat32(offset + 8, NaN, true);
      },
    ],
    [
      'a decision of 7',
      (tree, bytes) => {
        const { offset } = at(body(tree), 'state', 'index', 'memory/decisions') as unknown as { offset: number };
        bytes[offset] = 7;
      },
    ],
  ];
  test.each(cases)('%s', async (_name, change) => {
    expect(await refusal(change)).toMatchObject({ code: 'MEC_AGENT_FILE' });
  });

  test('a manifest that is a directory, or a device', async () => {
    const directory = await write('{}', state);
    await rm(join(directory, 'agent.json'));
    await mkdir(join(directory, 'agent.json'));
    await expect(loadAgent(directory)).rejects.toMatchObject({ code: 'MEC_AGENT_FILE' });
    await rm(join(directory, 'agent.json'), { recursive: true });
    await symlink('/dev/zero', join(directory, 'agent.json'));
    await expect(loadAgent(directory)).rejects.toMatchObject({ code: 'MEC_AGENT_FILE' });
  });

  test('a manifest that is nested 100,000 times', async () => {
    const depth = 100_000;
    const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`;
    const text = JSON.stringify(manifest).replace('"body":', `"deep":${deep},"body":`);
    expect(await complaint(await write(text, state))).toBeUndefined();
    const nested = JSON.stringify({ ...manifest, body: 0 }).replace('"body":0', `"body":${deep}`);
    expect(await complaint(await write(nested, state))).toBeUndefined();
  });
});

describe('fuzzing', () => {
  const GARBAGE: readonly Json[] = [null, true, -1, 0.5, 1e15, 1e308, 'x', '../x', '', [], [null], {}, { length: 2 }];

  test('every entry of the manifest, replaced by garbage or taken out', async () => {
    const paths = placesOf(manifest).length;
    let tried = 0;
    for (let k = 0; k < paths; k++) {
      // Two kinds of garbage for each entry, all kinds in turn.
      for (const bad of [GARBAGE[k % GARBAGE.length]!, GARBAGE[(k * 5 + 3) % GARBAGE.length]!, undefined]) {
        const tree = structuredClone(manifest);
        const [holder, key, path] = placesOf(tree)[k]!;
        if (bad === undefined) Reflect.deleteProperty(holder, key);
        else holder[key] = bad;
        const wrong = await complaint(await write(resigned(tree, state), state));
        expect([path, JSON.stringify(bad), wrong]).toEqual([path, JSON.stringify(bad), undefined]);
        tried++;
      }
    }
    expect(tried).toBeGreaterThan(300);
  });

  test('what was learned from measured costs, replaced by garbage at random', async () => {
    const agent = await loadAgent(join(place, 'sound'));
    problems.slice(0, 8).forEach((problem, k) => {
      const { id, offload } = agent.propose(problem);
      if (k < 5) agent.report(id, { cost: problem.evaluate(offload).cost });
    });
    await agent.save(join(place, 'measured'));
    const measured = JSON.parse(await readFile(join(place, 'measured', 'agent.json'), 'utf8')) as Tree;
    const bytes = new Uint8Array(await readFile(join(place, 'measured', 'state.bin')));
    expect(body(measured).state).toHaveProperty('measured.proposals');
    const places = placesOf(at(body(measured), 'state', 'measured')).length;
    const random = createRandom(6);
    for (let k = 0; k < 250; k++) {
      const tree = structuredClone(measured);
      const [holder, key, path] = placesOf(at(body(tree), 'state', 'measured'))[random.integer(places)]!;
      const bad = GARBAGE[k % GARBAGE.length]!;
      holder[key] = bad;
      const wrong = await complaint(await write(resigned(tree, bytes), bytes), true);
      expect([path, JSON.stringify(bad), wrong]).toEqual([path, JSON.stringify(bad), undefined]);
    }
  });

  test('bytes of the state, changed at random', async () => {
    const random = createRandom(5);
    for (let k = 0; k < 100; k++) {
      const bytes = state.slice(0, k % 10 === 0 ? random.integer(state.length) : state.length);
      for (let n = 0; n < 8 && bytes.length > 0; n++) bytes[random.integer(bytes.length)] = random.integer(256);
      expect([k, await complaint(await write(resigned(structuredClone(manifest), bytes), bytes))]).toEqual([
        k,
        undefined,
      ]);
    }
  });
});
