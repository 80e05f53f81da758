import type { DrawnChapter } from './drawn.ts';

/** A pack as both writers take it: plain data, no code, since it crosses into a thread. */
export interface PackDocument {
  title: string;
  subtitle: string;
  /** For whom it was made, and in which zone its times are. */
  made: string;
  /** BCP 47. */
  language: string;
  /** Milliseconds since 1970: the same content at the same moment is the same file. */
  at: number;
  words: { contents: string; page: string };
  chapters: readonly DrawnChapter[];
}
