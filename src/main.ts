/**
 * Where the program begins. What an earlier start compiled is not compiled again: the cache is in the system's
 * temporary folder, and where it cannot be kept the start is only slower. So nothing is imported before that.
 */
import { enableCompileCache } from 'node:module';

enableCompileCache();
await import('./start.ts');
