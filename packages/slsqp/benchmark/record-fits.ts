/**
 * Prints test/fixtures/fits-scipy.json: the minima of the generated fits by scipy, and what its SLSQP answers.
 * Run: pnpm --silent --filter @mec/slsqp record-fits > test/fixtures/fits-scipy.json
 */
import { execFileSync } from 'node:child_process';
import { fitsOf } from '../test/fits/index.js';

const SEED = 1;
const script = new URL('../../../test/fixtures/fits-scipy.py', import.meta.url).pathname;
const fits = fitsOf(SEED).map(({ name, linear, data, x0, bounds }) => ({ name, linear, ...data, x0, bounds }));
const input = JSON.stringify({ seed: SEED, fits });
process.stdout.write(execFileSync('/usr/bin/python3', [script], { input, encoding: 'utf8', maxBuffer: 1e8 }));
