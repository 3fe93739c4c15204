/** Tasks from a file: CSV with a heading, or JSON Lines. A cell that is missing or empty is a device that is off. */
import { readFile } from 'node:fs/promises';
import { csvParseRows } from 'd3-dsv';
import { FileError } from './file-error.js';

/** Columns of tasks by these names, in the order of their numbers; where there are none every column is a device. */
const TASK = /^task_(\d+)$/;

/**
 * @param path - `.csv`, or `.jsonl` / `.ndjson` with an array of tasks, or an object with `tasks`, per line.
 * @returns one row per slot, one task (MB) per device.
 * @throws FileError naming the line.
 */
export async function readTrace(path: string): Promise<number[][]> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new FileError({ file: path, at: 'the file', expected: 'a trace that can be read' });
  });
  const rows = /\.(jsonl|ndjson)$/.test(path) ? jsonRows(path, text) : csvRows(path, text);
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (rows.length === 0 || width === 0)
    throw new FileError({ file: path, at: 'the file', expected: 'at least one row of tasks' });
  // Ragged rows: what is missing at the end is off.
  return rows.map((row) => [...row, ...new Array<number>(width - row.length).fill(0)]);
}

function csvRows(file: string, text: string): number[][] {
  const [heading, ...lines] = csvParseRows(text.replace(/^\uFEFF/, ''));
  const names = heading ?? [];
  const numbered = names.flatMap((name, column) => {
    const found = TASK.exec(name.trim());
    return found === null ? [] : [{ column, place: Number(found[1]) }];
  });
  const columns =
    numbered.length > 0
      ? numbered.sort((a, b) => a.place - b.place).map(({ column }) => column)
      : names.map((_, column) => column);
  return lines
    .map((cells, k) => ({ cells, line: k + 2 }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ cells, line }) => {
      if (cells.length > names.length) {
        const expected = `at most ${names.length} cells, as in the heading`;
        throw new FileError({ file, at: `line ${line}`, got: cells.length, expected });
      }
      return columns.map((column) => taskOf(file, `line ${line}, ${names[column]!}`, cells[column]?.trim() ?? ''));
    });
}

function jsonRows(file: string, text: string): number[][] {
  return text
    .split('\n')
    .map((content, k) => ({ content: content.trim(), at: `line ${k + 1}` }))
    .filter(({ content }) => content !== '')
    .map(({ content, at }) => {
      const value = parsed(file, at, content);
      const tasks = Array.isArray(value) ? value : (value as { tasks?: unknown } | null)?.tasks;
      if (!Array.isArray(tasks)) {
        throw new FileError({ file, at, got: value, expected: 'an array of tasks, or an object with `tasks`' });
      }
      return tasks.map((task: unknown, i) => taskOf(file, `${at}, tasks[${i}]`, task));
    });
}

function parsed(file: string, at: string, content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw new FileError({ file, at, got: content, expected: 'JSON' });
  }
}

function taskOf(file: string, at: string, cell: unknown): number {
  if (cell === '' || cell === null) return 0;
  const task = typeof cell === 'string' ? Number(cell) : cell;
  if (typeof task === 'number' && Number.isFinite(task) && task >= 0) return task;
  throw new FileError({ file, at, got: cell, expected: 'a task in MB, >= 0' });
}
