import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Verb } from '../../src/engagement/verb.ts';
import { feedVerbs } from '../../src/monitoring/feeds/keeping.ts';
import { FEED_KINDS } from '../../src/monitoring/feeds/registry.ts';
import { monitorVerbs } from '../../src/monitoring/monitors/keeping.ts';
import { MONITOR_KINDS } from '../../src/monitoring/monitors/monitor-form.ts';

type AnyVerb = Verb<never, unknown>;
export interface NamedVerb {
  name: string;
  verb: AnyVerb;
}

/** Files that start something when they are loaded. */
const PROGRAMS = /^(main|start)\.ts$|(^|[/-])command\.ts$|^demo\/|^sandbox\//;

const sources = (): string[] =>
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !PROGRAMS.test(path))
    .sort();

const read = (path: string): string => readFileSync(join('src', path), 'utf8');

/** Every verb on an engagement that some file of the product lets others call, and those made of a kind of thing. */
export async function engagementVerbs(): Promise<NamedVerb[]> {
  const files = sources().filter((path) => /\b(\w*Verbs?|before)\(/.test(read(path)));
  const exported = await Promise.all(
    files.map(async (path) => {
      const offers = (await import(pathToFileURL(join('src', path)).href)) as Record<string, unknown>;
      return Object.entries(offers).flatMap(([name, one]) => named(`${path}: ${name}`, one));
    }),
  );
  const made = [
    ...FEED_KINDS.map(({ kind }) => [`feed ${kind}`, feedVerbs(kind)] as const),
    ...MONITOR_KINDS.map((kind) => [`monitor ${kind.key}`, monitorVerbs(kind)] as const),
  ].flatMap(([of, verbs]) => Object.entries(verbs).flatMap(([name, one]) => named(`${of}: ${name}`, one)));
  return [...exported.flat(), ...made];
}

const named = (name: string, one: unknown): NamedVerb[] =>
  typeof one === 'function' && 'input' in one ? [{ name, verb: one as AnyVerb }] : [];

/** The names under which the source makes verbs: those that others can call, and those of one file alone. */
export function verbsInSource(): { exported: string[]; own: string[] } {
  const made = sources().flatMap((path) =>
    [...read(path).matchAll(/^(export )?const (\w+) = (?:engagementVerb|cycleVerb|alertVerb)[(<]/gm)].map(
      ([, isExported, name]) => ({ isExported: Boolean(isExported), name: `${path}: ${name}` }),
    ),
  );
  const those = (isExported: boolean) =>
    made.filter((one) => one.isExported === isExported).map(({ name }) => name);
  return { exported: those(true), own: those(false) };
}

/** Functions that whoever has a world and an actor can call, and that are no verb on an engagement. */
export function plainVerbsInSource(): string[] {
  const told =
    /^export (?:async function|function|const) (\w+)\b(?: =)?\s*(?:async )?(?:<[^>]*>)?\(\s*(?:\w+|\{[^}]*\}): [^()]*?,\s*actor: Actor\b/gm;
  return sources().flatMap((path) => [...read(path).matchAll(told)].map(([, name]) => `${path}: ${name}`));
}
