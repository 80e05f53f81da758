import { useEffect } from 'react';
import { act } from '../store/actions.ts';
import { useStore } from '../store/store.ts';

/** Tells the app once for every person that their Home is looked at, also after a reload of the page. */
export function useOpenedHome(): void {
  const as = useStore((s) => s.as);
  const tab = useStore((s) => s.tab);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person opens Home anew
  useEffect(() => {
    if (tab === 'home') void act({ kind: 'home' });
  }, [as, tab]);
}
