import type { Person } from './contract.ts';

/** One screen in the gallery: a message, a modal or Home, as it would be sent. */
export interface Shown {
  id: string;
  room: string;
  language: 'en' | 'de';
  /** Which of the states that a screen is drawn in. */
  state: string;
  /** What is on it, in a line. */
  name: string;
  // biome-ignore lint/suspicious/noExplicitAny: Block Kit as Slack sends it
  payload: Record<string, any>;
}

export interface GalleryData {
  title: string;
  people: Person[];
  shown: Shown[];
}
