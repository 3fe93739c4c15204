/** Lets a user's module import the packages by name wherever it lies. For the thread that calls it. */
import { register } from 'node:module';

let registered = false;

export function resolvePackagesFromHere(): void {
  if (registered) return;
  registered = true;
  register('./resolve-packages.js', import.meta.url);
}
