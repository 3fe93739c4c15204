import vm from 'node:vm';
import { expect, test } from '@jest/globals';

// Without --experimental-vm-modules the tests would silently run as CommonJS, which no user of the package gets.
test('tests run as native ES modules', () => {
  expect(typeof require).toBe('undefined');
});

// Behind Jest's interceptors the numerics of the tests would take two to three times as long (tools/jest-environment.js).
test('the global object is a plain one', () => expect(vm.isContext(globalThis)).toBe(true));
