import { type Block, button, option, overflow, section } from '@phasegate/block-kit/blocks.ts';
import type { Rights } from '../../../engagement/rights.ts';
import { WORKERS } from '../../../engagement/roles.ts';
import { IDS as IMPORT_IDS } from '../../../imports/ids.ts';
import type { Say } from '../../../texts/say.ts';
import { SCORING_IDS } from '../../scoring/ids.ts';
import { CANDIDATE_IDS } from '../../use-case/ids.ts';
import type { Listed } from '../list-store.ts';
import { rowText } from './words.ts';

export const listButtons = (say: Say, value: string, { isEmpty, may }: { isEmpty: boolean; may: Rights }) => [
  ...(may(WORKERS)
    ? [button(say('candidates.button.add'), CANDIDATE_IDS.add, { value, style: 'primary' as const })]
    : []),
  ...(isEmpty
    ? []
    : [
        button(say('scoring.button.score'), SCORING_IDS.list, { value }),
        button(say('scoring.button.matrix'), SCORING_IDS.matrix, { value }),
      ]),
  ...(may(WORKERS)
    ? [button(say('candidates.button.import'), IMPORT_IDS.open, { value: `${value} candidates` })]
    : []),
];

/** `toScore`: those that this person is still to score. */
export function candidateRow(
  say: Say,
  { toScore, may }: { toScore: ReadonlySet<string>; may: Rights },
  one: Listed,
): Block {
  const { id, retiredAt } = one.candidate;
  const entry = (what: 'edit' | 'history' | 'retire' | 'restore') =>
    option(say(`candidates.menu.${what}`), `${what} ${id}`);
  const scores = option(say(toScore.has(id) ? 'scoring.button.score' : 'scoring.button.show'), `score ${id}`);
  const works = may(WORKERS);
  const entries = [
    scores,
    ...(works && !retiredAt ? [entry('edit')] : []),
    entry('history'),
    ...(works ? [entry(retiredAt ? 'restore' : 'retire')] : []),
  ];
  return section(rowText(one, say), {
    block_id: `candidate.${id}`,
    accessory: overflow(CANDIDATE_IDS.menu, entries),
  });
}
