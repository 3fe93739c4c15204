/** What coordinators and workers agree on: where jobs lie, and which code may take them. */
import type { Redis } from 'ioredis';
import type { Job } from '../jobs/job.js';

/** A job on its way to another machine. */
export interface SharedJob {
  readonly job: Job;
}

/** Code of another version finds none of these jobs. */
export function queueName(version: string): string {
  return `mec-bench-${version}`;
}

const PRESENCE = 'mec-bench:coordinator:';

/** Seconds after which a coordinator that says nothing is taken for dead, and milliseconds between its words. */
const FORGOTTEN = 30;
const REPEATED = 10_000;

/** Lets workers know that a coordinator of this version waits for them. @returns a function that ends it. */
export async function announce(redis: Redis, version: string): Promise<() => Promise<void>> {
  const say = (): Promise<unknown> => redis.set(PRESENCE + version, '1', 'EX', FORGOTTEN);
  await say();
  const timer = setInterval(() => void say().catch(() => undefined), REPEATED);
  return async () => {
    clearInterval(timer);
    await redis.del(PRESENCE + version);
  };
}

/** Versions of the coordinators that are there. */
export async function coordinators(redis: Redis): Promise<string[]> {
  const keys = await redis.keys(`${PRESENCE}*`);
  return keys.map((key) => key.slice(PRESENCE.length));
}
