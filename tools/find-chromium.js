// Where tests in a browser find one, and how they start it.
import { existsSync } from 'node:fs';

const CANDIDATES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Options for playwright-core's `chromium.launch`, or the reason why there is none. In CI a missing browser is an error:
 * a test that is skipped there would never run anywhere.
 */
export function chromiumOptions() {
  const executablePath = CANDIDATES.find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined) {
    const reason = 'no Chromium here: set CHROMIUM to its path';
    if (process.env.CI) throw new Error(reason);
    return { skipped: reason };
  }
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
  return { launch: { executablePath, headless: true, args } };
}
