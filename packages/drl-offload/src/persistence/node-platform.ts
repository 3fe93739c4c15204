/** Node's modules, by names that bundlers cannot follow: in a browser the package works but for saving. */
import type * as Crypto from 'node:crypto';
import type * as FileSystem from 'node:fs/promises';
import type * as OperatingSystem from 'node:os';
import type * as Paths from 'node:path';

export type Fs = typeof FileSystem;

export async function fileSystem(): Promise<Fs> {
  return (await imported('node:fs/promises')) as Fs;
}

export async function paths(): Promise<typeof Paths> {
  return (await imported('node:path')) as typeof Paths;
}

/** Name of this machine, letters and digits only. */
export async function hostName(): Promise<string> {
  const { hostname } = (await imported('node:os')) as typeof OperatingSystem;
  return hostname().replace(/[^A-Za-z0-9]/g, '');
}

/** SHA-256 as hexadecimal digits. */
export async function checksum(content: string | Uint8Array): Promise<string> {
  const { createHash } = (await imported('node:crypto')) as typeof Crypto;
  return createHash('sha256').update(content).digest('hex');
}

async function imported(name: string): Promise<unknown> {
  return import(/* @vite-ignore */ /* webpackIgnore: true */ name);
}
