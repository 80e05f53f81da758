import type { Button } from '@phasegate/block-kit/blocks.ts';
import type { CardContext } from '../room.ts';
import type { TextKey } from '../texts/catalogue.ts';

/** Something that is known of a thing: words as they are, or a moment. Plain text. */
export type Fact = { label: TextKey } & ({ value: string } | { at: Temporal.Instant });

/** [H9] What a link to a thing shows, in a card or as one of Slack's Work Objects. It calls nobody. */
export interface Unfolded {
  engagementId: string;
  /** What it is: “Gate”. */
  kind: TextKey;
  /** Which of Slack's Work Objects is most like it. */
  entity: 'item' | 'task' | 'incident';
  /** As people call it. Plain text. */
  title: string;
  /** How it stands first; five at most. */
  facts: readonly Fact[];
  /** Where it is looked at. */
  button: Button;
}

/** [H9] How links to one kind of thing are made and what they show. Reads, never writes; who may see is looked up before. */
export interface Unfolding {
  /** Null where there is none of this id any more. */
  unfold(context: CardContext, id: string): Promise<Unfolded | null>;
  /** What of an engagement can be linked to now, the newest first. Plain titles. */
  among(context: CardContext, engagementId: string): Promise<readonly { id: string; title: string }[]>;
}
