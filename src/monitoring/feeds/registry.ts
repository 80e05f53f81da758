import { alertmanager } from './alertmanager/kind.ts';
import { csv } from './csv/kind.ts';
import { evidently } from './evidently/kind.ts';
import type { FeedKind } from './feed.ts';
import { json } from './json/kind.ts';
import { mlflow } from './mlflow/kind.ts';
import { prometheus } from './prometheus/kind.ts';
import { push } from './push/kind.ts';
import { sql } from './sql/kind.ts';

// biome-ignore lint/suspicious/noExplicitAny: kinds of feeds have settings and queries of every shape
type AnyKind = FeedKind<any, any>;

/** Every kind of feed, in the order they are offered. A test holds it to the folders beside it. */
export const FEED_KINDS: readonly AnyKind[] = [
  push,
  prometheus,
  sql,
  json,
  csv,
  evidently,
  mlflow,
  alertmanager,
];

/** @throws Error where a row names a kind that there is not any more */
export function feedKind(kind: string): AnyKind {
  const found = FEED_KINDS.find((known) => known.kind === kind);
  if (!found) throw new Error(`no kind of feed is called “${kind}”`);
  return found;
}
