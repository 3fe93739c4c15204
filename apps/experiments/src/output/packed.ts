/** Text packed into a page: deflated, in base 64. A page's `DecompressionStream` unpacks it. */
import { deflateRawSync } from 'node:zlib';

export function packed(text: string): string {
  return deflateRawSync(text, { level: 9 }).toString('base64');
}
