import type { Core } from './core.ts';
import type { Outside } from './guarded-fetch/outside.ts';
import type { LanguageModel } from './language-model.ts';
import type { Playbook } from './playbook/playbook.ts';
import type { Room } from './room.ts';
import type { Vault } from './vault.ts';

/** What a verb of the rooms needs to act. */
export interface World extends Core {
  playbook: Playbook;
  /** The rooms of the house, for what each adds to shared screens; to no rule. */
  rooms: readonly Room[];
  /** Keeps secrets at rest. */
  vault: Vault;
  /** Reaches addresses that people typed. */
  outside: Outside;
  /** [H9] Where the world reaches this server, without a slash at the end; left out where nobody said. */
  publicUrl?: string;
  /** [H3] Left out where the operator configured none. */
  languageModel?: LanguageModel;
}
