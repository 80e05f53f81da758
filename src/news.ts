/** What each room tells of an engagement where people look every day: digest, Home, answers. Types only. */
import type { Button, Picture } from '@phasegate/block-kit/blocks.ts';
import type { Role } from './engagement/roles.ts';
import type { Engagement } from './engagement/store.ts';
import type { PictureRequest } from './pictures/render.ts';
import type { Playbook } from './playbook/playbook.ts';
import type { CardContext } from './room.ts';
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
  /** [D2] What can be done about it right away: the buttons of its card. */
  acts?: readonly Button[];
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

/** What a change means for a reader: somebody decided, a model was judged, something stands in the way, work went on. */
export type Meaning = 'decision' | 'result' | 'obstacle' | 'progress';

/** [D1] Something that is true now and was not when the last digest was read. */
export interface News {
  /** mrkdwn: a few words that stand beside others in a line. */
  what: string;
  means: Meaning;
}

/** A room's part of an engagement's digest. */
export interface DigestPart {
  /** What changed that the record does not tell. */
  changed: readonly News[];
  waiting: readonly Waiting[];
  /** What it is worth, against the baseline: one line. mrkdwn. */
  value?: string;
  /** The next decision this room expects. Of several rooms' the earliest is shown. mrkdwn. */
  next?: { what: string; on: Temporal.PlainDate | null };
  /** What shows best how it stands. Of several rooms' the last one's, which is furthest on, is shown. */
  picture?: DigestPicture;
}

/** A picture as it is kept until it is drawn. */
export interface DigestPicture {
  request: PictureRequest;
  /** What it says to who cannot see it. */
  alt: string;
}

/** An audit event, as far as a sentence about it needs it. */
export interface Told {
  action: string;
  subject: string;
  actor: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

/** How an event moves what it is about: from how it stood to how it stands. */
export interface Turn {
  /** What moves: the same for all events that say how one thing stands. */
  of: string;
  from: unknown;
  to: unknown;
}

/**
 * [D1] What a reader learns of a change: an outcome, never who pressed what. The events of all actions with one text are one
 * sentence of it.
 */
export interface Outcome {
  /** Takes `count` (of things), `named` (yes or no), `what` (the things, where `named`) and `who`. */
  text: TextKey;
  means: Meaning;
  /** Of all events about one thing the last one that moved it is told; nothing, where it stands as it did before. */
  turn?: (event: Told) => Turn;
  /** Edits: what several did to one thing is put together, by field; nothing, where all is as it was. */
  edits?: true;
  /** Where it is said otherwise than in the list of all changes. */
  what?: ChangeWording['what'];
}

/**
 * How changes of one kind are told. In the list of all changes the events of an action are one sentence: its text takes
 * `count`, `who` (the people, by name) and `what` (what they were about, each once).
 */
export interface ChangeWording {
  text: TextKey;
  /** What is news of it; left out where it is in the list of all changes alone. */
  news?: Outcome;
  /** What an event is about, as people call it; plain text. User ids are written as people's names. */
  what?: (event: Told, say: Say, playbook: Playbook) => string | null;
  /** [G14] Which fields changed, before → after, of one event; mrkdwn. */
  details?: (event: Told, say: Say, playbook: Playbook) => string | null;
}

/** Audit action → how it is told; null for what is bookkeeping and not told at all. */
export type ChangeWordings = Readonly<Record<string, ChangeWording | null>>;

/** [H3] What is answered: how things stand, where that is shown, and where it can be done. It calls nobody. */
export interface Answer {
  /** mrkdwn, the answer itself first. */
  lines: readonly string[];
  /** The messages it rests on, by their subjects; linked where they have an address. Plain labels. */
  sources?: readonly { subject: string; label: string }[];
  buttons?: readonly Button[];
  picture?: Picture | null;
}

/** What somebody asked beside the question itself. */
export interface Asked {
  userId: string;
  since: Temporal.Instant;
  role: Role | null;
}

/** [H3] A question that a room answers, from what its screens show. */
export interface Question {
  /** Unique in the house; a language model chooses by it. */
  name: string;
  /** How people ask it, in each language: phrases as `questions/words.ts` reads them. */
  asks: TextKey;
  /** How it may be put; takes the engagement's `name`. */
  example: TextKey;
  answer(context: CardContext, engagement: Engagement, asked: Asked): Promise<Answer>;
}
