import { describe, expect, test } from '@jest/globals';
import { describeStrategy } from '@mec/model/testing';
import { colorOf, makeStrategy, strategies } from '../src/strategies.js';

for (const name of Object.keys(strategies)) describeStrategy(name, () => makeStrategy(name, 1));

// The README's example of a strategy of one's own, as `--strategy` loads it.
const example = new URL('../../../examples/largest-half.js', import.meta.url).href;
describeStrategy('the example of the README', () => makeStrategy(example, 1));

describe('makeStrategy', () => {
  test('names a module whose default export makes nothing', async () => {
    const module = new URL('./fixtures/no-strategy.js', import.meta.url).href;
    await expect(makeStrategy(module, 1)).rejects.toMatchObject({
      code: 'MEC_OUT_OF_DOMAIN',
      detail: { where: module, what: 'the default export' },
    });
  });
});

test('added strategies have colours of their own', () => {
  const taken = Object.keys(strategies).map((name, place) => colorOf(name, place));
  expect(taken).not.toContain(colorOf('file:///mine.js', taken.length));
});
