import type { Database } from '../../../db/database.ts';
import type { Form } from '../../forms/form.ts';
import type { Outside } from '../../guarded-fetch/outside.ts';
import type { InLanguages } from '../../texts/say.ts';

/** What the fields of a feed are filled in among. */
export interface FeedContext {
  /** Why nothing would be sent to an address; null where it would. */
  objection: Outside['objection'];
}

/** A column of a table: each different cell, as it was written, with how many rows hold it. */
export interface Column {
  name: string;
  cells: ReadonlyMap<string, number>;
}

/** [M9] An alert as an Alertmanager tells it. Texts are cleaned, moments are to the millisecond. */
export interface HeardAlert {
  /** It stays when the alert fires anew; `startsAt` does not (f9). */
  fingerprint: string;
  labels: Readonly<Record<string, string>>;
  annotations: Readonly<Record<string, string>>;
  generatorUrl: string;
  startsAt: Temporal.Instant;
  /** Null while it is open. */
  endsAt: Temporal.Instant | null;
  /** When Alertmanager heard of it last, where it says so. */
  updatedAt: Temporal.Instant | null;
  /** Silenced or inhibited there. */
  suppressed: boolean;
}

/** What a feed answered. `shown`: what it really said, for people who try it; at most 300 characters, plain text. */
export type FeedAnswer =
  | {
      kind: 'value';
      value: number;
      /** Cases behind the value, where the feed says so. */
      n?: number;
      /** When it was measured, where the feed says so: too long ago, it does not count (`inTime`). */
      sampledAt?: Temporal.Instant;
      shown: string;
      /** What is odd about it, in words: a NaN in the window, say. */
      warnings?: readonly InLanguages[];
    }
  | {
      kind: 'columns';
      columns: readonly Column[];
      n: number;
      /** When the document was written, where the feed says so. */
      sampledAt?: Temporal.Instant;
      shown: string;
      warnings?: readonly InLanguages[];
    }
  /** All that are open. */
  | { kind: 'alerts'; alerts: readonly HeardAlert[]; shown: string; warnings?: readonly InLanguages[] }
  /** Nothing to judge: no series, no row, nothing pushed. Told apart from a fault. */
  | { kind: 'nothing'; shown: string };

export const FAULTS = [
  'unreachable',
  'refused',
  'timeout',
  'too large',
  'not understood',
  'ambiguous',
  'not a number',
  'query',
] as const;
export type Fault = (typeof FAULTS)[number];

/** The feed is at fault: how, in words for people, and what to do. Its message, which is kept and logged, is the English of it. */
export class FeedFault extends Error {
  readonly code: Fault;
  readonly words: InLanguages;
  constructor(code: Fault, words: InLanguages) {
    super(words.en);
    this.code = code;
    this.words = words;
  }
}

/** One question to a feed. */
export interface Ask<Settings, Query> {
  settings: Settings;
  /** By name; those that were never given are not there. */
  secrets: Readonly<Record<string, string>>;
  query: Query;
  /** The moment that is asked about, and from when on: the slot, and the one before it. */
  at: Temporal.Instant;
  from: Temporal.Instant;
  /** Ends the question: whatever is waited for is given up. */
  signal: AbortSignal;
  outside: Outside;
  /** For kinds whose data is in our own database. */
  db: Database;
  workspaceId: string;
  /** Null while a monitor is being made. */
  monitorId: string | null;
}

/**
 * Where readings come from: a folder a kind, listed in `registry.ts`. Both forms are declared with `defineForm`, labels
 * `monitoring.feed.<kind>.<field>`; they check what is typed, draw it and tell it.
 */
export interface FeedKind<Settings extends object = object, Query extends object = object> {
  /** Its folder, and what a feed's row says: `prometheus`. The name people read is `monitoring.feed.kind.<kind>`. */
  kind: string;
  /** Where: an address, how it is asked. Never what is secret. One step. */
  settings: Form<Settings, FeedContext>;
  /** What is sealed, by name, labels `monitoring.feed.<kind>.<name>`: `token`. All may be left out. */
  secrets: readonly string[];
  /** What is asked each time. One step. */
  query: Form<Query, FeedContext>;
  /** Which answers it gives: a value for limits and baselines, columns for drift, alerts that are judged already. */
  answers: readonly ('value' | 'columns' | 'alerts')[];
  /** It calls us too, with a token of its own. */
  calls?: true;
  /**
   * Asks once; ends by `signal` at the latest.
   * @throws FeedFault for whatever is a fault of the feed
   */
  read(ask: Ask<Settings, Query>): Promise<FeedAnswer>;
  /** Tries the connection alone, where that can be done without a query. @returns what it answered @throws FeedFault */
  probe?(ask: Omit<Ask<Settings, Query>, 'query' | 'at' | 'from' | 'monitorId'>): Promise<string>;
}
