/** The Redis server through which machines share jobs. */
import { Redis } from 'ioredis';

/** A server that cannot be reached, or a URL that is none. */
export class RedisError extends Error {
  override readonly name = 'RedisError';
  readonly code = 'MEC_REDIS';
  readonly detail: { readonly url: string; readonly problem: string };

  constructor(detail: { readonly url: string; readonly problem: string }) {
    super(`${detail.url}: ${detail.problem}`);
    this.detail = detail;
  }
}

/** Milliseconds to the first answer. */
const PATIENCE = 5000;

/** @throws RedisError when no server answers. Once it has answered, a connection that breaks is made again. */
export async function connect(url: string): Promise<Redis> {
  let answered = false;
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: PATIENCE,
    // As BullMQ wants it: commands wait for a connection that is made again.
    maxRetriesPerRequest: null,
    retryStrategy: (times) => (answered ? Math.min(1000, 50 * times) : null),
  });
  let problem = 'no answer';
  redis.on('error', (error: Error) => (problem = error.message));
  try {
    await redis.connect();
    await redis.ping();
    answered = true;
    return redis;
  } catch {
    redis.disconnect();
    throw new RedisError({ url: withoutPassword(url), problem: `no Redis server answers there (${problem})` });
  }
}

function withoutPassword(url: string): string {
  return url.replace(/\/\/[^@/]*@/, '//');
}
