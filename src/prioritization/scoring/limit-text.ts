import { fitText } from '@phasegate/block-kit/fit.ts';
import type { TextKey } from '../../texts/catalogue.ts';
import type { Limit } from './rules.ts';

/** Sources that a refusal names; the others are counted by the gaps. */
const NAMED = 3;

/** A text of the catalogue with what it takes. */
interface LimitText {
  key: TextKey;
  params: Readonly<Record<string, string | number>>;
}

/** [P2.3] Which levels are not available, and what is missing for them: as a text of the catalogue. */
export function limitText({ from, lack }: Limit): LimitText {
  const levels = String(from);
  switch (lack.kind) {
    case 'blocking':
    case 'open': {
      const names = lack.names.slice(0, NAMED).map((name) => fitText(name, 60));
      const all = names.join(', ') + (lack.names.length > NAMED ? ', …' : '');
      // One gap may affect several sources: how many there are is known of one source only.
      const { gaps, names: sources } = lack;
      return {
        key: `scoring.lack.${lack.kind}`,
        params: { levels, gaps, sources: sources.length, names: all },
      };
    }
    case 'terms':
      return { key: 'scoring.lack.terms', params: { levels, terms: lack.terms.join('_') } };
    case 'ends':
      return { key: 'scoring.lack.ends', params: { levels, ends: lack.ends.join('_') } };
    case 'document':
      return { key: 'scoring.lack.document', params: { levels } };
  }
}
