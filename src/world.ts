import type { Core } from './core.ts';
import type { Playbook } from './playbook/playbook.ts';
import type { Room } from './room.ts';

/** What a verb of the rooms needs to act. */
export interface World extends Core {
  playbook: Playbook;
  /** The rooms of the house, for what each adds to shared screens; to no rule. */
  rooms: readonly Room[];
}
