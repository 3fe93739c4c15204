/** Any number of machines: the same runs through a real Redis server, by workers of which some die. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bench, resultsOf, start, type Started } from './bench.js';

const SERVER = 'redis-server';
const installed = spawnSync(SERVER, ['--version']).status === 0;
// CI counts skipped tests: there the server is installed.
const withServer = installed ? describe : describe.skip;
if (!installed) console.warn(`skipped: ${SERVER} is not installed`);

let folder: string;
let server: ChildProcess;
let url: string;
const workers: Started[] = [];

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'distributed-'));
  if (!installed) return;
  const port = await freePort();
  url = `redis://127.0.0.1:${port}`;
  server = spawn(SERVER, ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    server.stdout!.on('data', (chunk: Buffer) => chunk.includes('Ready to accept connections') && resolve());
    server.on('exit', () => reject(new Error(`${SERVER} ended`)));
  });
});
afterEach(async () => {
  for (const { child } of workers) child.kill('SIGKILL');
  await Promise.all(workers.splice(0).map(({ ended }) => ended));
});
afterAll(async () => {
  if (installed) {
    server.removeAllListeners('exit');
    server.kill();
  }
  await rm(folder, { recursive: true });
});

async function worker(...args: string[]): Promise<Started> {
  const started = start(['worker', url, '--workers', '1', ...args]);
  workers.push(started);
  await started.saying('working for coordinators');
  return started;
}

withServer('bench --distributed', () => {
  const args = ['--only', 'fig4,fig6,fig9', '--quick', '--iterations', '1000', '--seeds', '1'];
  let local: string;
  beforeAll(async () => {
    local = join(folder, 'local');
    expect(await bench(...args, '--workers', '2', '--out', local)).toMatchObject({ code: 0 });
  });

  test('two workers, one of them killed: the bytes of a local run', async () => {
    const [first] = [await worker(), await worker()];
    const out = join(folder, 'shared');
    const coordinator = start([...args, '--distributed', url, '--out', out]);
    // Killed with a job in hand: both have begun when the first job is finished.
    await coordinator.saying('[1/');
    first.child.kill('SIGKILL');
    expect(await coordinator.ended).toMatchObject({ code: 0 });
    expect(await resultsOf(out)).toEqual(await resultsOf(local));
  });

  test('a coordinator that is killed goes on from what is finished', async () => {
    await worker();
    const out = join(folder, 'restarted');
    const coordinator = start([...args, '--distributed', url, '--out', out]);
    await coordinator.saying('[2/');
    coordinator.child.kill('SIGKILL');
    await coordinator.ended;
    const again = await bench(...args, '--distributed', url, '--out', out);
    expect(again).toMatchObject({ code: 0, error: expect.stringContaining('taken over from the stopped run') });
    expect(await resultsOf(out)).toEqual(await resultsOf(local));
  });

  test('a job that kills every worker is given up and named; the rest goes on', async () => {
    // It is sound when it is tried, and ends its process in a run.
    const poison = join(folder, 'poison.js');
    await writeFile(
      poison,
      `import { cost } from '@mec/model';
       export default () => {
         let slot = 0;
         return { name: 'POISON', decide(problem) {
           if (++slot === 20) process.kill(process.pid, 'SIGKILL');
           const offload = new Uint8Array(problem.size);
           const allocation = new Float64Array(problem.size);
           return { offload, allocation, cost: cost(problem, offload, allocation) };
         } };
       };`,
    );
    const out = join(folder, 'poisoned');
    const coordinator = start([
      '--only',
      'fig9',
      '--quick',
      '--iterations',
      '200',
      '--seeds',
      '1',
      '--strategy',
      poison,
      '--distributed',
      url,
      '--out',
      out,
    ]);
    // Workers that die are started again, as a machine's supervisor would.
    const over = coordinator.ended.then(() => true);
    for (let done = false; !done;) {
      const started = start(['worker', url, '--workers', '1']);
      workers.push(started);
      done = await Promise.race([over, started.ended.then(() => false)]);
    }
    const { code, error } = await coordinator.ended;
    expect(code).toBe(1);
    expect(error).toContain('failed: poison.js, N = 10, seed 1: every worker that took it died');
    expect(Object.keys(await resultsOf(out))).toContain('fig9.csv');
  });

  test('a worker of another version is refused with one line', async () => {
    await worker();
    const { Redis } = await import('ioredis');
    const redis = new Redis(url);
    await redis.set('mec-bench:coordinator:0123456789abcdef', '1', 'EX', 60);
    const second = start(['worker', url]);
    workers.push(second);
    const refused = await second.ended;
    expect(refused.code).toBe(2);
    expect(refused.error.trimEnd().split('\n')).toEqual([
      expect.stringMatching(
        /^error: the coordinator runs version 0123456789abcdef of the code, this worker [0-9a-f]{16}: /,
      ),
    ]);
    // One that is at work notices too.
    expect(await workers[0]!.ended).toMatchObject({ code: 2 });
    await redis.del('mec-bench:coordinator:0123456789abcdef');
    redis.disconnect();
  });

  test('SIGTERM ends a worker with 0', async () => {
    const { child, ended } = await worker();
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0 });
  });
});

describe('without a server', () => {
  test('one line and 2', async () => {
    const nowhere = `redis://user:secret@127.0.0.1:${await freePort()}`;
    const out = join(folder, 'nowhere');
    for (const args of [
      ['worker', nowhere],
      ['--only', 'fig4', '--distributed', nowhere, '--out', out],
    ]) {
      const { code, error } = await bench(...args);
      expect(error.trimEnd().split('\n')).toEqual([expect.stringContaining('no Redis server answers there')]);
      expect(error).not.toContain('secret');
      expect(code).toBe(2);
    }
    expect(await bench('worker', 'http://x')).toMatchObject({
      code: 2,
      error: expect.stringContaining('redis://127.0.0.1:6379'),
    });
  });
});
