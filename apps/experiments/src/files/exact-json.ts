/** JSON that gives back every number as it was: JSON itself has no infinities and no NaN. */

const MARK = '$number';

export function exactJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'number' && !Number.isFinite(part) ? { [MARK]: String(part) } : part,
  );
}

/** @throws SyntaxError when the text is no JSON. */
export function parseExactJson(text: string): unknown {
  return JSON.parse(text, (_, part: unknown) =>
    typeof part === 'object' && part !== null && MARK in part ? Number(part[MARK]) : part,
  );
}
