import { FolderInUse } from '../db/lock.ts';
import { ConfigError } from './config.ts';

type Kind = abstract new (...given: never[]) => Error;

/**
 * Runs a command that works on the database. What whoever called it can put right is told in a line, anything else with its
 * stack; either way it ends with 1.
 * @param more kinds of errors that are for people, besides those of the environment
 */
export async function runCommand(main: () => Promise<void>, more: readonly Kind[] = []): Promise<void> {
  try {
    await main();
  } catch (error) {
    const isForPeople = [ConfigError, FolderInUse, ...more].some((kind) => error instanceof kind);
    const text = error instanceof Error && !isForPeople ? error.stack : String((error as Error).message);
    process.stderr.write(`${text}\n`);
    process.exitCode = 1;
  }
}
