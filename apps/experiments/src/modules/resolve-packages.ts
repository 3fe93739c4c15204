/** Hooks of Node's module loader: a package that is not found from where a module lies is looked for from here. */

interface Context {
  readonly parentURL?: string;
}
type Resolve = (specifier: string, context: Context) => Promise<{ url: string }>;

export async function resolve(specifier: string, context: Context, next: Resolve): Promise<{ url: string }> {
  try {
    return await next(specifier, context);
  } catch (error) {
    if (!specifier.startsWith('@mec/')) throw error;
    return next(specifier, { ...context, parentURL: import.meta.url });
  }
}
