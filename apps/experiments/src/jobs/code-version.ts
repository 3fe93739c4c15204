/** What numbers depend on beside a job's specification: the modules of this app and of every package, the libraries, Node. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** The folder of the running code: `dist`, or `src` in tests. */
const running = dirname(import.meta.dirname);

/**
 * @param own - the folder of this app's modules, `<workspace>/apps/<name>/<dist or src>`.
 * @returns 16 hexadecimal digits that change with any of it.
 */
export async function codeVersion(own: string = running): Promise<string> {
  const workspace = dirname(dirname(dirname(own)));
  const packages = (await readdir(join(workspace, 'packages'))).sort();
  const folders = [own, ...packages.map((name) => join(workspace, 'packages', name, basename(own)))];
  const hash = createHash('sha256').update(process.version);
  hash.update(await readFile(join(workspace, 'pnpm-lock.yaml')).catch(() => ''));
  for (const folder of folders) {
    const files = await readdir(folder, { recursive: true }).catch(() => []);
    for (const file of files.filter((name) => /(?<!\.d)\.[jt]s$/.test(name)).sort()) {
      hash.update(file).update(await readFile(join(folder, file)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}
