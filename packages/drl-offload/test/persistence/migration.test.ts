/** Agents that file format 1 wrote go on as they did (`fixtures/make-v1.js` says how they were made). */
import { readFileSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from '@jest/globals';
import { paperSystem, uniformWorkload, type OffloadingProblem } from '@mec/model';
import { loadAgent, type AgentCounters } from '../../src/index.js';

interface Expected {
  readonly counters: AgentCounters;
  readonly decided: readonly string[];
  readonly losses: readonly number[];
  readonly parameters: readonly number[];
}

const fixtures = new URL('fixtures/', import.meta.url);
const expected = JSON.parse(readFileSync(new URL('version-1.json', fixtures), 'utf8')) as Record<string, Expected>;
const places: string[] = [];
afterEach(async () => {
  for (const place of places.splice(0)) await rm(place, { recursive: true });
});

const problems: OffloadingProblem[] = [];
for (const problem of uniformWorkload({ system: paperSystem(4), seed: 3 })) if (problems.push(problem) === 60) break;

describe.each(Object.entries(expected))('an agent of format 1: %s', (name, then) => {
  test('goes on bit for bit, and is saved in the present format', async () => {
    const agent = await loadAgent(fileURLToPath(new URL(`version-1-${name}`, fixtures)));
    expect(agent.counters).toEqual(then.counters);

    const place = await mkdtemp(join(tmpdir(), 'drl-migration-'));
    places.push(place);
    await agent.save(join(place, 'agent'));
    const manifest = JSON.parse(await readFile(join(place, 'agent', 'agent.json'), 'utf8')) as { version: number };
    expect(manifest.version).toBe(2);

    for (const one of [agent, await loadAgent(join(place, 'agent'))]) {
      const decided = problems.slice(33).map((problem) => one.decide(problem).offload.join(''));
      one.learn();
      expect(decided).toEqual(then.decided);
      expect(one.losses).toEqual(then.losses);
      expect([...one.network!.parameters]).toEqual(then.parameters);
    }
  });
});

test('a save over one of format 1 replaces it', async () => {
  const place = await mkdtemp(join(tmpdir(), 'drl-migration-'));
  places.push(place);
  await cp(fileURLToPath(new URL('version-1-paper', fixtures)), join(place, 'agent'), { recursive: true });
  const agent = await loadAgent(join(place, 'agent'));
  agent.decide(problems[0]!);
  await agent.save(join(place, 'agent'));
  expect((await loadAgent(join(place, 'agent'))).counters.decisions).toBe(34);
});
