import type { SlackMessage } from '@phasegate/block-kit/blocks.ts';
import type { Tx } from '../../../db/database.ts';
import type { Say } from '../../texts/say.ts';

/** What a card is rendered with: a transaction, and the workspace's language. */
export interface Rendering {
  tx: Tx;
  workspaceId: string;
  now: Temporal.Instant;
  say: Say;
}

/** Renders one kind of message from current state; null where there is nothing to show. `id`: see `Card` of the rooms. */
export type Renderer = (rendering: Rendering, id: string) => Promise<SlackMessage | null>;
