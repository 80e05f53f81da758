/** How much of something those may hold at once who have proved nothing yet. */
export interface Limits {
  /** One address. */
  each: number;
  /** All together. */
  all: number;
}

export interface Share {
  /** Takes some more. @returns false where that is more than there is; then nothing is taken */
  take(amount: number): boolean;
  /** Gives back everything. Safe to call twice. */
  close(): void;
}

export interface Budget {
  open(address: string): Share;
}

/** Counts what is held in this process, by address and in sum. */
export function openBudget({ each, all }: Limits): Budget {
  const held = new Map<string, number>();
  let sum = 0;
  return {
    open: (address) => {
      let own = 0;
      const hold = (amount: number) => {
        const now = (held.get(address) ?? 0) + amount;
        if (now > 0) held.set(address, now);
        else held.delete(address);
        sum += amount;
        own += amount;
      };
      return {
        take: (amount) => {
          if (sum + amount > all || (held.get(address) ?? 0) + amount > each) return false;
          hold(amount);
          return true;
        },
        close: () => hold(-own),
      };
    },
  };
}
