import type { Block } from '@phasegate/block-kit/blocks.ts';
import type { Tx } from '../../db/database.ts';
import type { Role } from '../engagement/roles.ts';
import type { ViewVisit } from '../handlers.ts';
import type { Actor } from '../record/act.ts';
import type { Subject } from '../record/history.ts';
import type { ViewAnswer } from '../slack/handlers.ts';
import type { TextKey } from '../texts/catalogue.ts';
import type { Say } from '../texts/say.ts';
import type { World } from '../world.ts';
import type { Form, Typed } from './form.ts';
import type { FormIds } from './ids.ts';
import type { FormMeta } from './meta.ts';
import type { Viewing } from './viewing.ts';

/** What a form is about just now. */
export interface About<Fields> {
  id: string;
  /** As it is, where one is edited. */
  before: Fields | null;
  /** As typed, not yet checked. */
  typed: Typed;
}

/** What a save is given; the form's earlier steps are in the draft. */
export interface Saving {
  engagementId: string;
  id: string;
  /** 0 for a new one. */
  version: number;
  timeZone: string;
  draft: string;
  fields: Typed;
}

/** The texts that a form has beside the labels of its fields: recorded once, or edited from a list. */
export type FormText = 'form.add';
export type EditText = FormText | 'form.edit' | 'list.back';

/** What a form needs beside, to edit what is there. */
export interface Edited<Fields> {
  /** @throws Refusal where it is not there, or cannot be edited */
  find(viewing: Viewing, id: string): Promise<{ version: number; fields: Fields }>;
  subject(workspaceId: string, id: string): Subject;
}

/** What a form in Slack needs of a kind of thing. */
export interface Described<Fields extends object, Context extends object, Saved> {
  form: Form<Fields, Context>;
  /** `foundation`: its texts are `foundation.form.…`. */
  texts: string;
  ids: FormIds;
  /** `foundation.source`: its drafts are called so. */
  noun: string;
  may: readonly Role[];
  /** What it is filled in among. */
  context(viewing: Viewing, about: About<Fields>): Promise<Context>;
  isSaved(tx: Tx, workspaceId: string, id: string): Promise<boolean>;
  /** Left out where it is recorded once, and never edited. */
  edited?: Edited<Fields>;
  /** What stands above a step's fields. */
  above?(step: number, typed: Typed, at: { say: Say; context: Context }): Block[];
  /** A courtesy after each step but the last: a name that is taken, say. @throws Refusal */
  checkEarly?(viewing: Viewing, meta: FormMeta, typed: Typed): Promise<void>;
  /** What its last button says; “Save” where nothing is said. */
  submit?: TextKey;
  save(world: World, actor: Actor, saving: Saving): Promise<Saved>;
  /** What stands where the form stood. */
  after(visit: ViewVisit, meta: FormMeta, saved: Saved): Promise<ViewAnswer>;
}
