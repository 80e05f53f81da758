import { type DestinationStream, type Logger, pino } from 'pino';
import { z } from 'zod';
import { traceOf } from './trace.ts';

/** The process's log; each line bears the trace of what it belongs to. Of errors it keeps what they say of the program, and nothing that people wrote. */
export const openLog = (level: string, destination?: DestinationStream): Logger =>
  pino(
    {
      level,
      serializers: { err: (error: unknown) => toldOf(error) },
      mixin: () => {
        const trace = traceOf();
        return trace === undefined ? {} : { trace };
      },
    },
    destination,
  );

/** How deep the causes of an error are told. */
const CAUSES = 4;
/** What databases say of an error that is never a value. */
const FACTS = [
  'code',
  'severity',
  'routine',
  'schema',
  'schema_name',
  'table',
  'table_name',
  'column',
  'column_name',
  'constraint',
  'constraint_name',
];

function toldOf(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return typeof error;
  const facts = Object.entries(error).filter(
    ([name, value]) => FACTS.includes(name) && typeof value === 'string',
  );
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    message: messageOf(error),
    ...Object.fromEntries(facts),
    stack: frames.join('\n'),
    ...(error.cause !== undefined && depth < CAUSES && { cause: toldOf(error.cause, depth + 1) }),
    ...(error instanceof AggregateError &&
      depth < CAUSES && { errors: error.errors.map((inner) => toldOf(inner, depth + 1)) }),
  };
}

/** Statements stand without their parameters; parsers and databases quote what they could not read, which is left out. */
function messageOf(error: Error): string {
  if ('query' in error && typeof error.query === 'string' && error.message.startsWith('Failed query'))
    return `Failed query: ${error.query}`;
  if (error instanceof z.ZodError)
    return error.issues.map(({ code, path }) => `${code} at ${path.join('.')}`).join('; ');
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const quotes = error instanceof SyntaxError || code.startsWith('22');
  return quotes ? error.message.replace(/["'].*["']/s, '…') : error.message;
}
