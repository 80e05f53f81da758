import { randomBytes } from 'node:crypto';

/** Slack's term of a trigger id. */
const TERM_MS = 3000;
/** How long an id is known as expired rather than invalid. */
const KEPT_MS = 60 * 60 * 1000;

/** What a trigger stands for: something a person just did. */
export interface Trigger {
  team: string;
  user: string;
  /** Where the person was. */
  channel?: string;
  /** The modal they acted in. */
  viewId?: string;
  /** The Work Object they opened, by its id with the app, and its message. */
  entity?: { ref: string; ts: string };
}

export type TriggerError = 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id';

/** Trigger ids: each opens one view, within three seconds. */
export class Triggers {
  readonly #now: () => number;
  readonly #issued = new Map<string, Trigger & { at: number; used: boolean }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  issue(trigger: Trigger): string {
    const at = this.#now();
    for (const [old, { at: then }] of this.#issued) {
      if (at - then < KEPT_MS) break;
      this.#issued.delete(old);
    }
    const id = `${at}.${this.#issued.size + 1}.${randomBytes(16).toString('hex')}`;
    this.#issued.set(id, { ...trigger, at, used: false });
    return id;
  }

  /** Looks without using it up. */
  check(id: string, team: string): Trigger | TriggerError {
    const trigger = this.#issued.get(id);
    if (!trigger || trigger.team !== team) return 'invalid_trigger_id';
    if (trigger.used) return 'exchanged_trigger_id';
    if (this.#now() - trigger.at > TERM_MS) return 'expired_trigger_id';
    return trigger;
  }

  use(id: string): void {
    const trigger = this.#issued.get(id);
    if (trigger) trigger.used = true;
  }
}
