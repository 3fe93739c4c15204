/** Agents that file format 1 wrote go on as they did (`fixtures/make-v1.js` says how they were made). */
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { paperSystem, uniformWorkload, type OffloadingProblem } from '@mec/model';
import { loadAgent, type AgentCounters } from '../../src/index.js';

interface Expected {
  /** In base64, by name. */
  readonly files: Readonly<Record<string, string>>;
  readonly counters: AgentCounters;
  readonly decided: readonly string[];
  readonly losses: readonly number[];
  readonly parameters: readonly number[];
}

const fixture = new URL('fixtures/version-1.json', import.meta.url);
const expected = JSON.parse(readFileSync(fixture, 'utf8')) as Record<string, Expected>;
const places: string[] = [];
afterEach(async () => {
  for (const place of places.splice(0)) await rm(place, { recursive: true });
});

const problems: OffloadingProblem[] = [];
for (const problem of uniformWorkload({ system: paperSystem(4), seed: 3 })) if (problems.push(problem) === 60) break;

/** A folder as it was saved, in a place that is removed afterwards. */
async function written(files: Expected['files']): Promise<string> {
  const place = await mkdtemp(join(tmpdir(), 'drl-migration-'));
  places.push(place);
  const folder = join(place, 'old');
  await mkdir(folder);
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content, 'base64');
  return folder;
}

describe.each(Object.entries(expected))('an agent of format 1: %s', (_name, then) => {
  test('goes on bit for bit, and is saved in the present format', async () => {
    const old = await written(then.files);
    const agent = await loadAgent(old);
    expect(agent.counters).toEqual(then.counters);

    const present = `${old}-saved`;
    await agent.save(present);
    const manifest = JSON.parse(await readFile(join(present, 'agent.json'), 'utf8')) as { version: number };
    expect(manifest.version).toBe(2);

    for (const one of [agent, await loadAgent(present)]) {
      const decided = problems.slice(33).map((problem) => one.decide(problem).offload.join(''));
      one.learn();
      expect(decided).toEqual(then.decided);
      expect(one.losses).toEqual(then.losses);
      expect([...one.network!.parameters]).toEqual(then.parameters);
    }
  });
});

test('a save over one of format 1 replaces it', async () => {
  const folder = await written(expected.paper!.files);
  const agent = await loadAgent(folder);
  agent.decide(problems[0]!);
  await agent.save(folder);
  expect((await loadAgent(folder)).counters.decisions).toBe(34);
});
