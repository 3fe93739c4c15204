/** Several programs and one folder: programs that save at the same time, that read meanwhile, and that are killed. */
import type { ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { closedFormAllocator, createProblem, createRandom, paperSystem } from '@mec/model';
import { createAgent, loadAgent, type OffloadingAgent } from '../../src/index.js';
import { bundle, ended, start } from '../programs/run.js';

let built = '';
let program = '';
let place = '';
let folder = '';
beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), 'drl-saver-'));
  await writeFile(join(built, 'package.json'), '{"type":"module"}');
  await bundle('esbuild', 'node', 'saver.ts', built);
  program = join(built, 'program.js');
});
afterAll(() => rm(built, { recursive: true, force: true }));
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'drl-writers-'));
  folder = join(place, 'agent');
});
afterEach(() => rm(place, { recursive: true, force: true }));

const problem = createProblem(paperSystem(3), [6, 12, 18]);
const options = { deviceCount: 3, seed: 1, hiddenLayers: [4], memorySize: 16, batchSize: 8, backend: 'cpu' } as const;

async function agentAfter(decisions: number): Promise<OffloadingAgent> {
  const agent = await createAgent({ ...options, allocator: closedFormAllocator() });
  for (let k = 0; k < decisions; k++) agent.decide(problem);
  return agent;
}

/** The last number that a program printed, as it is printed. */
function saved(child: ChildProcess): { last: number } {
  const seen = { last: 0 };
  let text = '';
  child.stdout!.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    seen.last = Number(text.trim().split('\n').at(-1));
  });
  return seen;
}

async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await pause(2);
}

test('a program killed while it saves leaves the old agent or the new one, 100 times', async () => {
  const random = createRandom(11);
  for (let kill = 0; kill < 100; kill++) {
    const child = start(program, folder);
    const seen = saved(child);
    const end = ended(child);
    await until(() => seen.last > 0);
    await pause(random.integer(30));
    child.kill('SIGKILL');
    expect(await end).toBe('SIGKILL');
    const { decisions } = (await loadAgent(folder)).counters;
    // The program may have died before it could say that a save was done.
    expect([kill, decisions - seen.last]).toEqual([kill, decisions > seen.last ? 1 : 0]);
  }
  // The next save clears what they left.
  await (await agentAfter(5)).save(folder);
  expect(await readdir(place)).toEqual(['agent']);
  expect((await loadAgent(folder)).counters.decisions).toBe(5);
});

test('programs that save at the same time wait for each other, and readers never see half of a save', async () => {
  await (await agentAfter(1)).save(folder);
  const children = Array.from({ length: 4 }, () => start(program, folder, '12'));
  let running = children.length;
  const codes = Promise.all(
    children.map(async (child) => {
      child.stdout!.resume();
      const code = await ended(child);
      running--;
      return code;
    }),
  );
  let reads = 0;
  while (running > 0) {
    const agent = await loadAgent(folder);
    expect(agent.counters.decisions).toBeLessThanOrEqual(12);
    reads++;
  }
  expect(await codes).toEqual([0, 0, 0, 0]);
  expect(reads).toBeGreaterThan(0);
  expect((await loadAgent(folder)).counters.decisions).toBe(12);
  expect(await readdir(place)).toEqual(['agent']);
});

test('saves of one program into one folder follow each other; the last one stays', async () => {
  const agents = await Promise.all([3, 1, 2].map(agentAfter));
  await Promise.all(agents.map((agent) => agent.save(folder)));
  expect((await loadAgent(folder)).counters.decisions).toBe(2);
  expect(await readdir(place)).toEqual(['agent']);
});

describe('drafts of others', () => {
  const host = hostname().replace(/[^A-Za-z0-9]/g, '');
  const draft = async (owner: string, file = 'state.bin'): Promise<string> => {
    const path = join(place, `agent.writing-${owner}`);
    await mkdir(path);
    await writeFile(join(path, file), 'half');
    return path;
  };
  const startOf = async (pid: number): Promise<string> => {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '0';
  };

  test('whose process is gone are cleared, and folders of people are not', async () => {
    // No process has this number: Linux gives at most 2^22.
    await draft(`${host}.99999999.1-abcdef`);
    // The number was given again, to a process that started at another time.
    await draft(`${host}.${process.pid}.1-abcdef`);
    await draft('Ab12cd');
    await draft('thesis', 'thesis.tex');
    await (await agentAfter(1)).save(folder);
    expect((await readdir(place)).sort()).toEqual(['agent', 'agent.writing-thesis']);
  });

  test('that live are waited for', async () => {
    const other = await draft(`${host}.${process.ppid}.${await startOf(process.ppid)}-abcdef`);
    let done = false;
    const saving = (await agentAfter(1)).save(folder).then(() => (done = true));
    await pause(150);
    expect(done).toBe(false);
    await rm(other, { recursive: true });
    await saving;
    expect(await readdir(place)).toEqual(['agent']);
  });

  test.each(['!', '~'])(
    'that stay, first or last by name (%s), end in a typed error, and nothing of ours is left',
    async (first) => {
      // A machine of another name: what runs there cannot be known.
      const owner = first === '!' ? '0.1.1-abcdef' : 'zzzz.1.1-abcdef';
      await draft(owner);
      const agent = await agentAfter(1);
      jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance'] });
      try {
        let done = false;
        const saving = agent.save(folder).finally(() => (done = true));
        const refused = expect(saving).rejects.toMatchObject({ code: 'MEC_AGENT_FILE', detail: { kind: 'busy' } });
        while (!done) await jest.advanceTimersByTimeAsync(25);
        await refused;
      } finally {
        jest.useRealTimers();
      }
      expect(await readdir(place)).toEqual([`agent.writing-${owner}`]);
    },
  );
});

describe('a disposed agent', () => {
  test('refuses everything', async () => {
    const agent = await agentAfter(20);
    const snapshot = agent.snapshot();
    agent.dispose();
    const refused: unknown = expect.objectContaining({ code: 'MEC_AGENT_DISPOSED' });
    const calls: (() => unknown)[] = [
      () => agent.decide(problem),
      () => agent.act(problem),
      () => agent.score(problem),
      () => agent.learn(),
      () => agent.snapshot(),
      () => agent.restore(snapshot),
    ];
    for (const call of calls) expect(call).toThrow(refused);
    await expect(agent.save(folder)).rejects.toMatchObject({
      code: 'MEC_AGENT_DISPOSED',
      detail: { where: 'agent.save' },
    });
    expect(await readdir(place)).toEqual([]);
  });
});
