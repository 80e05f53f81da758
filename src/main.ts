/**
 * Where the program begins. What an earlier start compiled is not compiled again: the cache is in the system's
 * temporary folder, and where it cannot be kept the start is only slower. So nothing is imported before that.
 */
import { enableCompileCache, registerHooks } from 'node:module';

enableCompileCache();

/** Our own files, and those of a package with so many exports that Node's reading them anew for each file takes half a second. */
const KNOWN = /\/(?:src|db|packages\/[^/]+\/src)\/[^?]*\.ts$|\/node_modules\/drizzle-orm\/[^?]*\.js$/;

// A path says where the file is and, of these, also what it is: nothing is looked up.
registerHooks({
  resolve(specifier, context, next) {
    if (specifier.startsWith('.') && context.parentURL && KNOWN.test(context.parentURL)) {
      const { href } = new URL(specifier, context.parentURL);
      if (KNOWN.test(href)) {
        const format = href.endsWith('.ts') ? 'module-typescript' : 'module';
        return { url: href, format, shortCircuit: true };
      }
    }
    return next(specifier, context);
  },
});

await import('./start.ts');
