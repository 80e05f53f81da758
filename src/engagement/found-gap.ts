/** A gap in the data that a later phase came upon. */
export type FoundGap = {
  /** Opened once for each key. */
  key: string;
  title: string;
  description: string;
  /** What the effect rests on. */
  effectNote: string;
  // [F3.1] A degrading one states the loss expected, in percent.
} & ({ effect: 'blocking' } | { effect: 'degrading'; expectedLoss: number });
