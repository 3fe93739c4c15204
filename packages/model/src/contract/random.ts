/**
 * Seeded random numbers: xoroshiro128+ of pure-rand, with a state that can be read, written and split by name.
 *
 * One generator per concern (workload, exploration, ...): `createRandom(seed).split('workload')`. A split depends on the
 * seed and the name alone, not on what was drawn before, so adding a draw in one concern moves no other.
 */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { requireMethods, requireNumber } from './domain.js';
import { OutOfDomainError } from './errors.js';

export interface Random {
  /**
   * Position in the stream, four 32-bit integers: what is read may be written back later, also from JSON.
   * It says nothing of the seed, so `split` of a generator that was written to still follows the seed it was made with.
   */
  state: readonly number[];
  /** Uniform in [0, 1), 53 bits. */
  next(): number;
  /**
   * Uniform in [low, high); rounding may give `high` itself.
   *
   * @throws OutOfDomainError unless low <= high and both are finite.
   */
  uniform(low: number, high: number): number;
  /**
   * Uniform integer in 0 ... count - 1.
   *
   * @throws OutOfDomainError when count is not an integer >= 1.
   */
  integer(count: number): number;
  /**
   * Chooses different integers out of 0 ... count - 1, every set equally likely.
   *
   * @returns `size` integers in random order.
   * @throws OutOfDomainError when size is not an integer from 0 to count.
   */
  sample(count: number, size: number): number[];
  /**
   * An independent generator for the concern of this name.
   *
   * @throws OutOfDomainError when the name is not a string.
   */
  split(name: string): Random;
}

/**
 * A generator whose stream follows from the seed alone.
 *
 * @param seed - an integer from 0 to 2^53 - 1.
 * @throws OutOfDomainError when the seed is not such an integer.
 */
export function createRandom(seed: number): Random {
  requireNumber('createRandom', 'seed', seed, { min: 0, max: Number.MAX_SAFE_INTEGER, integer: true });
  const words = stateOf(seed);
  let generator = xoroshiro128plusFromState(words);
  const random: Random = {
    get state() {
      return generator.getState();
    },
    set state(state: readonly number[]) {
      const valid = Array.isArray(state) && state.length === 4 && state.every((word) => (word | 0) === word);
      if (!valid || state.every((word) => word === 0)) {
        const expected = 'four 32-bit integers, not all 0, as read from `state`';
        throw new OutOfDomainError({ where: 'Random', what: 'state', got: state, expected });
      }
      generator = xoroshiro128plusFromState(state);
    },
    next: () => uniformFloat64(generator),
    uniform(low, high) {
      if (!(typeof low === 'number' && typeof high === 'number' && high >= low && high - low < Infinity)) {
        requireNumber('Random.uniform', 'low', low);
        requireNumber('Random.uniform', 'high', high, { min: low });
        requireNumber('Random.uniform', 'high - low', high - low);
      }
      return low + (high - low) * uniformFloat64(generator);
    },
    integer(count) {
      requireNumber('Random.integer', 'count', count, { min: 1, integer: true });
      return uniformInt(generator, 0, count - 1);
    },
    sample(count, size) {
      requireNumber('Random.sample', 'count', count, { min: 0, integer: true });
      requireNumber('Random.sample', 'size', size, { min: 0, max: count, integer: true });
      // Fisher-Yates, stopped after `size` places; the places touched are kept in a map, so a large count costs nothing.
      const moved = new Map<number, number>();
      const chosen: number[] = [];
      for (let place = 0; place < size; place++) {
        const other = uniformInt(generator, place, count - 1);
        chosen.push(moved.get(other) ?? other);
        moved.set(other, moved.get(place) ?? place);
      }
      return chosen;
    },
    split(name) {
      // Callers from plain JavaScript may hand anything.
      const given: unknown = name;
      if (typeof given !== 'string') {
        throw new OutOfDomainError({ where: 'Random.split', what: 'name', got: given, expected: 'a string' });
      }
      return createRandom(childSeed(words, name));
    },
  };
  return random;
}

/**
 * Throws unless the value is a Random: callers from plain JavaScript may hand anything.
 *
 * @returns the generator.
 * @throws OutOfDomainError naming the argument.
 */
export function requireRandom(where: string, random: Random): Random {
  requireMethods(where, 'random', random, ['next', 'uniform', 'integer', 'sample', 'split'], 'a Random');
  return random;
}

/** Four words from the seed's two halves by SplitMix32, since near seeds must not give near streams. */
function stateOf(seed: number): number[] {
  const halves = [seed >>> 0, Math.floor(seed / 2 ** 32)];
  let counter = 0;
  return [0, 1, 2, 3].map((place) => {
    counter = (counter + 0x9e3779b9 + halves[place % 2]!) | 0;
    return mix(counter) | (place === 0 ? 1 : 0);
  });
}

/** FNV-1a over the name from two of the parent's mixed words, one multiplier each: 53 bits. */
function childSeed(words: readonly number[], name: string): number {
  let low = words[1]!;
  let high = words[2]!;
  for (let i = 0; i < name.length; i++) {
    low = Math.imul(low ^ name.charCodeAt(i), 0x01000193);
    high = Math.imul(high ^ name.charCodeAt(i), 0x85ebca77);
  }
  return (mix(high) >>> 11) * 2 ** 32 + (mix(low) >>> 0);
}

/** The finaliser of MurmurHash3: every bit of the input moves half the bits of the output. */
function mix(word: number): number {
  let mixed = word;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
