/** What a user's module is made of: its own bytes, and those of the files that it imports by a relative path. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { init, parse } from 'es-module-lexer';

/** @returns 64 hexadecimal digits; the same for the same bytes wherever they lie. */
export async function moduleDigest(url: string): Promise<string> {
  await init;
  const hash = createHash('sha256');
  const seen = new Set<string>();
  const waiting = [url];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (seen.has(next)) continue;
    seen.add(next);
    // A file that is missing or cannot be read as a module is told of when it is imported.
    const source = await readFile(new URL(next)).catch(() => Buffer.alloc(0));
    hash.update(String(source.byteLength)).update('\n').update(source);
    waiting.push(...relativeImports(source.toString(), next));
  }
  return hash.digest('hex');
}

function relativeImports(source: string, from: string): string[] {
  try {
    const [imports] = parse(source);
    return imports.flatMap(({ n }) => (n !== undefined && /^\.{0,2}\//.test(n) ? [new URL(n, from).href] : []));
  } catch {
    return [];
  }
}
