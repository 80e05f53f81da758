import type { Button, SlackMessage } from '@phasegate/block-kit/blocks.ts';
import type { WebClient } from '@slack/web-api';
import type { Tx } from '../db/database.ts';
import type { Reuse } from '../db/schema/engagement.ts';
import type { Route } from './answer.ts';
import type { Endpoint } from './api/endpoint.ts';
import type { FindDeployments } from './api/keys/offer.ts';
import type { PackContext, PackPart } from './chapters.ts';
import type { FoundGap } from './engagement/found-gap.ts';
import type { CycleBegun, NextCycle, ReuseWords } from './engagement/reuse.ts';
import type { Engagement } from './engagement/store.ts';
import type { EngagementActing } from './engagement/verb.ts';
import type { ImportKind } from './imports/kind.ts';
import type { Tick } from './jobs/clock.ts';
import type { QueueWorker } from './jobs/queue.ts';
import type { Unfolding } from './links/unfolded.ts';
import type { EndedModel, LiveDeployment, ReplacedModel } from './live-deployment.ts';
import type { ChangeWordings, DigestPart, NextStep, Question, Task } from './news.ts';
import type { Additions, Gate } from './playbook/gates-schema.ts';
import type { Localized } from './playbook/schema.ts';
import type { Acting } from './record/act.ts';
import type { Proposal } from './seal/proposal.ts';
import type { Searchable } from './searchable.ts';
import type { UndeliveredMessage } from './slack/delivery/settle.ts';
import type { Answers, CommandVisit, Command as PlainCommand } from './slack/handlers.ts';
import type { TextKey } from './texts/catalogue.ts';
import type { ClockTime, Day, Params, Say } from './texts/say.ts';
import type { Money } from './texts/words.ts';
import type { Step } from './workflow/step.ts';
import type { World } from './world.ts';

/** What a card's renderer is given: the current state, read in one transaction, and the workspace's language. */
export interface CardContext {
  tx: Tx;
  workspaceId: string;
  world: World;
  now: Temporal.Instant;
  say: Say;
}

/**
 * Renders one kind of message from current state. `id` is what follows the kind in the subject.
 * Null: there is nothing to show any more, and nothing is posted or changed.
 */
export type Card = (context: CardContext, id: string) => Promise<SlackMessage | null>;

/** How a phase stands in one engagement, for the card, `/playbook` and the digest. */
export interface PhaseStatus {
  /** Steps done of all steps, for the progress bar, parts of one too; both 0 where nothing has begun. */
  done: number;
  total: number;
  /** mrkdwn: the numbers that say how it stands, one line. */
  facts: string;
  /** [E8] The work that comes next; null where nothing but the gates that end the phase is left. */
  next: NextStep | null;
  /** The ways into the phase that people need most, the first one first; that of the next step comes before them. */
  buttons: readonly Button[];
  /** [E4] What the phase's end depends on, counted: pieces of work not done, approvals asked for and not given. */
  left?: { work: number; approvals: number };
}

/** What a computed gate item looks at: the state of one engagement, read in the caller's transaction. */
export interface CheckContext {
  tx: Tx;
  workspaceId: string;
  world: World;
  now: Temporal.Instant;
  engagement: Engagement;
  /** What the gate is about where a phase has several, such as a model version. */
  subject: string | null;
}

/**
 * A text for whoever reads it: words as they are, or a text of the catalogue, said in the reader's language. So are
 * those of its parameters that come from the playbook, or are amounts of money.
 */
export type Figure =
  | string
  | {
      key: TextKey;
      params?: Readonly<Record<string, string | number | Localized | Money | Day | ClockTime>>;
    };

export interface CheckResult {
  ok: boolean;
  /** It does not hold, but people may approve it with conditions: an inconclusive result, say. Never for what failed. */
  conditional?: true;
  /** The number it rests on, a few words: “12 of 14 sources”. */
  figure: Figure;
  /**
   * JSON of what was looked at, all of it and nothing that changes by itself: it enters the digest that
   * approvals are bound to. Rows in a fixed order.
   */
  fingerprint: unknown;
  /** The button that leads to where it can be put right. */
  fix?: { label: TextKey; params?: Params; action: string; value: string };
}

/**
 * [G14] What stands behind a computed item, one click from it: a screen that is there already, opened by its action with
 * the engagement and [R3] its cycle as its value (`readPlace`); or what is read for it, as it is now.
 */
export type Behind =
  | { opens: string }
  | { read: (context: CheckContext & { say: Say }) => Promise<BehindItem> };

export interface BehindItem {
  /** mrkdwn, a line each. */
  lines: readonly string[];
  /** A picture that stands in Slack already. */
  picture?: { file: string; alt: string };
}

/** A computed gate item, named `<room>.<noun>` in `manifests/playbook/gates.yml`. Reads, never writes. */
export type Check = (context: CheckContext) => Promise<CheckResult>;

/** Something a gate can be about where a phase has several, such as a version of the model. */
export interface GateSubject {
  /** As it is kept and shown: “v3”. */
  name: string;
  /** What helps to choose, a few words: “evaluated 3 Nov, n 208,892”. Plain text. */
  hint: string;
}

/** A data source, as other phases need to know it. */
export interface DataSource {
  id: string;
  name: string;
  /** Gaps that affect it and are neither resolved nor waived; `blocking` of them prevent a model from working. */
  openGaps: number;
  blockingGaps: number;
}

/** What queue workers have: no person waits there, so they may take their time with Slack. */
export interface Backstage {
  world: World;
  /** Null where the app is not installed any more. Errors are classed by `slackFailure`. */
  clientFor(workspaceId: string): Promise<WebClient | null>;
}

/** A subcommand about one engagement. Which one is found before it runs; `text` is what was typed beside its name. */
export interface EngagementCommand extends Omit<PlainCommand<World>, 'run' | 'anywhere'> {
  about: 'engagement';
  run(visit: CommandVisit<World>, engagement: Engagement): Promise<void>;
}
export type Command = (PlainCommand<World> & { about?: never }) | EngagementCommand;

/**
 * What a room of the house offers to the mechanisms. They know this type and no room; `rooms.ts` lists the
 * rooms in the order a person meets them.
 */
export interface Room {
  name: string;
  /** The phase it furnishes, 1–5. */
  phase?: number;
  /** What it answers to in Slack. */
  slack?: Omit<Answers<World>, 'commands'> & { commands?: readonly Command[] };
  /** Who takes entries from this room's queues. Asked for once, at the start; an entry may be handled twice. */
  workers?: (backstage: Backstage) => readonly QueueWorker[];
  /** What is done here at certain times. */
  ticks?: readonly Tick<World>[];
  /** subject kind → renderer */
  cards?: Readonly<Record<string, Card>>;
  /** How this room's phase stands; asked for the phase an engagement is in. */
  status?: (context: CardContext, engagementId: string) => Promise<PhaseStatus>;
  /** [E8] Once the work of a phase is done: what the gates that end it wait for; null where none is waited for. */
  ending?: (context: CardContext, engagement: Engagement) => Promise<NextStep | null>;
  /** Computed gate items by name; names are unique in the house. */
  checks?: Readonly<Record<string, Check>>;
  /** [G14] By the names of `checks`: what stands behind each. */
  evidence?: Readonly<Record<string, Behind>>;
  /** What a gate of this room can be about, by the name that `about` has in the manifest. The newest first. */
  subjects?: Readonly<Record<string, (context: CheckContext) => Promise<GateSubject[]>>>;
  /** [E6] [R1] What adds to gates: the risk tier of an engagement's current cycle, once assessed; its incidents. */
  adds?: (
    context: Omit<CheckContext, 'subject'>,
    gate: Pick<Gate, 'incident'>,
  ) => Promise<Partial<Additions>>;
  /** [R2] The versions that a retraining under way has come to in the cycle that the engagement stands in: gates that revalidate may be about them. */
  retrained?: (context: Omit<CheckContext, 'subject'>) => Promise<string[]>;
  /** What an approval of a gate that seals would seal now; null where the plan is not complete. */
  sealing?: (context: CheckContext) => Promise<Proposal | null>;
  /** Told, inside the transaction, that a new version of the seal is in force. */
  sealed?: (acting: EngagementActing, version: number) => Promise<void>;
  /** Told, inside the transaction, that a gate has passed: approved or overridden, about this subject. */
  passed?: (acting: EngagementActing, gate: string, subject: string | null) => Promise<void>;
  /** The data sources of an engagement, retired ones left out. */
  dataSources?: (context: Omit<CheckContext, 'subject'>) => Promise<DataSource[]>;
  /** The deployments of an engagement that have not ended, the newest first. */
  deployments?: (context: Omit<CheckContext, 'subject'>) => Promise<LiveDeployment[]>;
  /** [R3] What the next cycle would take over of the data; `final` as `nextCycle` of phase 1 has it. */
  nextCycle?: (context: Omit<CheckContext, 'subject'>, final?: string | null) => Promise<NextCycle>;
  /** [R3] The same in words. */
  reuseWords?: (say: Say, reuse: Reuse) => ReuseWords;
  /** [R3] How many things of this room the next cycle could still choose from. */
  remaining?: (context: Omit<CheckContext, 'subject'>) => Promise<number>;
  /** [R3] Told, inside the transaction, that the next cycle has begun; the engagement stands in it. */
  cycleBegun?: (acting: EngagementActing, begun: CycleBegun) => Promise<void>;
  /** [R2] Puts another version of a model to work in its deployment's place. @throws Refusal with what it is not cleared by */
  replaceModel?: (acting: EngagementActing, by: ReplacedModel) => Promise<void>;
  /** [R3] Told, inside the transaction, that a model was taken from work: what waits for it, or in a cycle of which it was the last one, ends. */
  modelEnded?: (acting: EngagementActing, model: EndedModel) => Promise<void>;
  /** Opens a gap that a later phase came upon, once for its key. @returns its id, and whether it is new */
  openGap?: (acting: EngagementActing, gap: FoundGap) => Promise<{ id: string; fresh: boolean }>;
  /** Told, inside the transaction, that an engagement has entered this room's phase. */
  entered?: (acting: EngagementActing) => Promise<void>;
  /** Told, inside the transaction, that an engagement is in another phase, forward or back. */
  phaseChanged?: (acting: EngagementActing) => Promise<void>;
  /** Told, inside the transaction, that something of an engagement changed. Queues what follows from it; reads and writes nothing. */
  changed?: (acting: Pick<EngagementActing, 'actor' | 'now' | 'enqueue'>, engagementId: string) => void;
  /** The engagements behind changes that name none, by what they are about, such as a deployment. */
  behind?: (context: CardContext, about: readonly { kind: string; subject: string }[]) => Promise<string[]>;
  /** Kinds of files that can be imported. */
  imports?: readonly ImportKind[];
  /** [H4] Things of this room that are searched for. */
  search?: readonly Searchable[];
  /** [H9] What links show, by what they are about; each kind is one room's. */
  links?: Readonly<Record<string, Unfolding>>;
  /** [H6] Steps of Workflow Builder that it does. */
  steps?: readonly Step[];
  /** [H3] The questions it answers; one that fits as well as another's is this room's if it comes first. */
  questions?: readonly Question[];
  /** [A2] What this room adds to the evidence pack of a cycle. Reads, never writes. */
  pack?: (context: PackContext) => Promise<PackPart>;
  /** What the HTTP API can do here. */
  api?: readonly Endpoint<World>[];
  /** [X1] The deployments that a key of the HTTP API can be limited to. */
  keyDeployments?: FindDeployments;
  /** What is answered here beside the HTTP API. */
  routes?: (world: World) => readonly Route[];
  /** Lines of mrkdwn that this room adds to an engagement's card, whatever the phase; short, at most three. */
  cardLines?: (context: CardContext, engagementId: string) => Promise<string[]>;
  /** [E5] What waits on a person, the most pressing first; over all engagements, or in the one given. */
  tasks?: (context: CardContext, userId: string, engagementId?: string) => Promise<Task[]>;
  /** [D1] What this room tells in an engagement's digest, beside its audit events. Reads, never writes. */
  digest?: (context: CardContext, engagementId: string, since: Temporal.Instant) => Promise<DigestPart>;
  /** [D4] [M5] What an engagement at work has gained to date; null where nobody measures it. */
  realised?: (context: CardContext, engagement: Engagement) => Promise<Money | null>;
  /** How this room's audit events are told; those of other actions are counted. */
  changes?: ChangeWordings;
  /** [A3] Told, inside the transaction, that somebody is about to be called by a pseudonym. @returns what is done once they are */
  erasing?: (
    context: Omit<CheckContext, 'subject' | 'engagement'>,
    engagements: readonly string[],
  ) => Promise<() => Promise<void>>;
  /** Told, inside a transaction, when one of an engagement's messages cannot be delivered. */
  undelivered?: (acting: Acting, message: UndeliveredMessage) => Promise<void>;
}
