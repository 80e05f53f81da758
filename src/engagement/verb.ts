import { mention } from '@phasegate/block-kit/escape.ts';
import type { z } from 'zod';
import { type Acting, type Actor, act } from '../record/act.ts';
import type { Change } from '../record/audit.ts';
import { requireHand } from '../record/by-hand.ts';
import { parse } from '../record/parse.ts';
import { Refusal } from '../refusal.ts';
import { markup } from '../texts/say.ts';
import type { World } from '../world.ts';
import { cardOf } from './card-subject.ts';
import { findOpening, lockOpening, type Opening } from './opening-store.ts';
import type { Role } from './roles.ts';
import type { Engagement, Named } from './store.ts';

/** The hands of a verb on one engagement. */
export interface EngagementActing extends Acting {
  world: World;
  engagement: Engagement;
  people: readonly Named[];
  /** Records a change of this engagement. */
  note(change: Omit<Change, 'engagementId'>): void;
  /** Brings the engagement's card up to date. */
  showCard(): void;
}

export interface VerbSpec<Schema extends z.ZodType<{ engagementId: string }>, Result, Ahead> {
  input: Schema;
  /** Who may: any of these roles. Workspace admins too where `admins` says so. */
  may: readonly Role[];
  admins?: boolean;
  /** In which states it can be done; active only, unless said otherwise. */
  during?: readonly Engagement['state'][];
  /** [H8] Keys and agents may do it for whoever made them. Left out: it takes a person's own hand in Slack. */
  programs?: true;
  /** Holds the engagement for writing, where its own row or people change. */
  exclusive?: boolean;
  /** Done while it is looked up whether they may, and undone where they may not. */
  ahead?(acting: Acting, input: z.output<Schema>): Promise<Ahead>;
  run(acting: EngagementActing, input: z.output<Schema>, ahead: Ahead): Promise<Result>;
}

export interface Verb<Input, Result> {
  (world: World, actor: Actor, input: Input): Promise<Result>;
  /** What it takes. */
  readonly input: z.ZodType;
}

/**
 * A thing a person can do in an engagement: checks the input, looks up who is acting and whether they
 * may, and runs it in one transaction. An engagement that the actor may not see is answered as if it did
 * not exist. The clock (`system`) passes.
 */
export function engagementVerb<Schema extends z.ZodType<{ engagementId: string }>, Result, Ahead = undefined>(
  spec: VerbSpec<Schema, Result, Ahead>,
): Verb<z.input<Schema>, Result> {
  const verb = async (world: World, actor: Actor, given: z.input<Schema>): Promise<Result> => {
    if (!spec.programs) requireHand(actor);
    const input = parse(spec.input, given);
    const work = async (acting: Acting): Promise<Result> => {
      const { tx } = acting;
      const { workspaceId } = actor;
      const open = spec.exclusive ? lockOpening : findOpening;
      const [opening, ahead] = await Promise.all([
        open(tx, workspaceId, input.engagementId, actor.userId),
        spec.ahead?.(acting, input),
      ]);
      if (!opening) throw new Refusal('refusal.not-found');
      const { engagement, people } = opening;
      authorize(actor, opening, spec);
      requireState(engagement, spec.during ?? ['active']);
      return spec.run(handsOn(world, acting, engagement, people), input, ahead as Ahead);
    };
    return act(world, actor, work, { keyed: true });
  };
  return Object.assign(verb, { input: spec.input });
}

/** Tells the rooms that something of an engagement changed. */
export function tellChanged(
  world: World,
  acting: Pick<Acting, 'actor' | 'now' | 'enqueue'>,
  engagementId: string,
): void {
  for (const room of world.rooms) room.changed?.(acting, engagementId);
}

/** A verb's hands on one engagement, for rooms that find it by something of their own. */
export const handsOn = (
  world: World,
  acting: Acting,
  engagement: Engagement,
  people: readonly Named[],
): EngagementActing => {
  let isTold = false;
  const hands: EngagementActing = {
    ...acting,
    world,
    engagement,
    people,
    note: (change) => {
      acting.record({ ...change, engagementId: engagement.id });
      if (isTold) return;
      isTold = true;
      tellChanged(world, acting, engagement.id);
    },
    showCard: () => {
      if (engagement.channelId) acting.show(cardOf(engagement.id, engagement.channelId));
    },
  };
  return hands;
};

/** Whether this actor may, by one of these roles or as a workspace admin. */
export const isAllowed = (
  { userId }: Pick<Actor, 'userId'>,
  { people, flags }: Opening,
  { may, admins = false }: { may: readonly Role[]; admins?: boolean },
): boolean =>
  userId === 'system' ||
  (!flags?.isDeactivated &&
    !flags?.isExternal &&
    (people.some((one) => one.userId === userId && may.includes(one.role)) ||
      (admins && (flags?.isAdmin ?? false))));

/** @throws Refusal where this actor may not, in words; where they may not even see it, as if it did not exist */
export function authorize(
  actor: Actor,
  { engagement, people, flags }: Opening,
  { may, admins = false }: { may: readonly Role[]; admins?: boolean },
): void {
  if (isAllowed(actor, { engagement, people, flags }, { may, admins })) return;
  const mine = people.filter((one) => one.userId === actor.userId);
  if (flags?.isDeactivated) throw new Refusal('refusal.deactivated');
  const isAdmin = flags?.isAdmin ?? false;
  if (!maySee(engagement, mine.length > 0, isAdmin, flags?.isExternal ?? false))
    throw new Refusal('refusal.not-found');
  if (flags?.isExternal) throw new Refusal('refusal.external');
  const able = [
    ...new Set(people.filter((one) => may.includes(one.role) && !one.isDeactivated).map((one) => one.userId)),
  ];
  throw new Refusal('refusal.role', {
    engagement: engagement.name,
    people: markup(able.map(mention).join(', ') || '–'),
  });
}

/** [X9] Open engagements are for their workspace, restricted ones for their people and the workspace's admins. */
export const maySee = (
  engagement: Pick<Engagement, 'visibility'>,
  isNamed: boolean,
  isAdmin: boolean,
  isExternal: boolean,
): boolean => isNamed || (!isExternal && (engagement.visibility === 'open' || isAdmin));

/** @throws Refusal where the engagement is in another state, saying what can be done */
export function requireState(engagement: Engagement, during: readonly Engagement['state'][]): void {
  if (during.includes(engagement.state)) return;
  if (engagement.state === 'paused')
    throw new Refusal('engagement.refusal.paused', { engagement: engagement.name });
  if (engagement.state === 'active')
    throw new Refusal('engagement.refusal.running', { engagement: engagement.name });
  throw new Refusal('engagement.refusal.closed', { engagement: engagement.name });
}
