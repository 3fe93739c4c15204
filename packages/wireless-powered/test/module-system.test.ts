import { expect, test } from '@jest/globals';

// Without --experimental-vm-modules the tests would silently run as CommonJS, which no user of the package gets.
test('tests run as native ES modules', () => {
  expect(typeof require).toBe('undefined');
});
