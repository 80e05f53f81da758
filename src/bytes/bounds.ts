/** What is read of one file at most, whichever way it comes in. */
export interface Bounds {
  /** Bytes, unpacked. */
  bytes: number;
  /** Unpacked bytes for each packed one, beyond the first `ratioFrom`. Rows of predictions come to 5 to 60. */
  ratio: number;
  ratioFrom: number;
  rows: number;
  /** Milliseconds from its first byte to its last, waiting included. */
  time: number;
}

const MB = 1024 * 1024;

export const BOUNDS: Bounds = {
  bytes: 512 * MB,
  ratio: 250,
  ratioFrom: 32 * MB,
  rows: 5_000_000,
  time: 600_000,
};

/** Of a table that is held as a whole: a workbook of 10 MB, unpacked. How many rows each kind takes, it says itself. */
export const TABLE_BOUNDS: Bounds = { ...BOUNDS, bytes: 160 * MB, time: 60_000 };

/** Thrown where a file goes beyond what is read of one. Trying again would end the same way. */
export class OutOfBounds extends Error {
  readonly bound: 'bytes' | 'ratio' | 'time';
  readonly most: number;
  constructor(bound: OutOfBounds['bound'], most: number) {
    super(`beyond ${most} (${bound})`);
    this.name = 'OutOfBounds';
    this.bound = bound;
    this.most = most;
  }
}
