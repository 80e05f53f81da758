/** What each room tells of an engagement where people look every day: digest, Home. Types only. */
import type { Button } from '@phasegate/block-kit/blocks.ts';
import type { Playbook } from './playbook/playbook.ts';
import type { TextKey } from './texts/catalogue.ts';
import type { Say } from './texts/say.ts';

/** [E5] Something one person is asked to do. */
export interface Task {
  engagementId: string;
  /** mrkdwn: what is asked, one line. */
  what: string;
  /** mrkdwn: why it matters, one line. */
  why: string;
  /** By when; null where no day was agreed. */
  due: Temporal.PlainDate | null;
  /** Since when it waits on this person; null where nobody can say. */
  since: Temporal.Instant | null;
  /** Leads to where it can be done. */
  button: Button;
}

/** Something that cannot go on until somebody acts. */
export interface Waiting {
  /** mrkdwn: what waits, a few words. */
  what: string;
  /** User ids of those it waits on; empty where nobody is named for it. */
  on: readonly string[];
  /** Null where nobody can say. */
  since: Temporal.Instant | null;
}

/** [E8] What has to happen next in an engagement: every screen names this one thing. */
export interface NextStep extends Waiting {
  /** By when; null where no day was agreed. */
  due: Temporal.PlainDate | null;
  /** mrkdwn: why it matters, one line. */
  why: string;
  /** Leads to where it can be done, or to what is waited for. */
  button: Button;
}

/** A room's part of an engagement's digest. */
export interface DigestPart {
  /** mrkdwn, a line each: what changed that no audit event tells. */
  changed: readonly string[];
  waiting: readonly Waiting[];
  /** What it is worth, against the baseline: one line. mrkdwn. */
  value?: string;
  /** The next decision this room expects. Of several rooms' the earliest is shown. mrkdwn. */
  next?: { what: string; on: Temporal.PlainDate | null };
}

/** An audit event, as far as a sentence about it needs it. */
export interface Told {
  action: string;
  subject: string;
  actor: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

/** What a change means for a reader: somebody decided, a model was judged, something stands in the way. */
export type Meaning = 'decision' | 'result' | 'obstacle';

/**
 * How changes of one kind are told. All events of an action since the last digest are one sentence: its text
 * takes `count`, `who` (the people, by name) and `what` (what they were about, each once).
 */
export interface ChangeWording {
  text: TextKey;
  /** [D1] What it means for whoever reads of it: told before what means less. Progress, where nothing is said. */
  means?: Meaning;
  /** What an event is about, as people call it; plain text. User ids are written as people's names. */
  what?: (event: Told, say: Say, playbook: Playbook) => string | null;
  /** [G14] Which fields changed, before → after, of one event; mrkdwn. */
  details?: (event: Told, say: Say, playbook: Playbook) => string | null;
}

/** Audit action → how it is told; null for what is bookkeeping and not told at all. */
export type ChangeWordings = Readonly<Record<string, ChangeWording | null>>;
