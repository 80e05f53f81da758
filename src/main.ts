/**
 * Where the program begins. What an earlier start compiled is not compiled again: the cache is in the system's
 * temporary folder, and where it cannot be kept the start is only slower. So nothing is imported before that.
 */
import { enableCompileCache, type ResolveHookSync, registerHooks } from 'node:module';

enableCompileCache();

const OURS = /^(?!.*\/(?:node_modules|packages)\/).*\/(?:src|db)\/.*\.ts$/;
const DRIZZLE = /\/node_modules\/drizzle-orm\/.*\.js$/;
/** By name: all our files have packages from one folder. */
const packages = new Map<string, ReturnType<ResolveHookSync>>();

/**
 * Finds modules with fewer looks. Node reads the `exports` of a package anew for each import of it and for each file in
 * it, and drizzle's are 130 kB. A path between files of one kind says where the file is and what: nothing is looked up.
 */
const resolve: ResolveHookSync = (specifier, context, next) => {
  const { parentURL = '', conditions } = context;
  const isOurs = OURS.test(parentURL);
  if (!conditions.includes('import') || !(isOurs || DRIZZLE.test(parentURL))) return next(specifier, context);
  if (specifier.startsWith('.')) {
    const { href } = new URL(specifier, parentURL);
    if (!(isOurs ? OURS : DRIZZLE).test(href)) return next(specifier, context);
    return { url: href, format: isOurs ? 'module-typescript' : 'module', shortCircuit: true };
  }
  const found = packages.get(specifier) ?? next(specifier, context);
  if (isOurs) packages.set(specifier, found);
  return { ...found, shortCircuit: true };
};

registerHooks({ resolve });
await import('./start.ts');
