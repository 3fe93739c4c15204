/** From CommonJS where the resolution is that of older versions of Node: `require` is refused, `import()` works. */
// @ts-expect-error -- TS1479: an ES module cannot be imported with `require`.
import slsqp = require('@mec/slsqp');
// @ts-expect-error -- the same: this becomes a `require`.
import { minimize } from '@mec/slsqp';
// Types alone need to say which kind of module they come from.
import type { MinimizeResult } from '@mec/slsqp' with { 'resolution-mode': 'import' };

export async function run(): Promise<MinimizeResult> {
  const { minimize: loaded } = await import('@mec/slsqp');
  return loaded(([x, y]) => x * y, [1, 2]);
}

export { minimize, slsqp };
