import { actions, button, context, type Modal, modal, section } from '@phasegate/block-kit/blocks.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import { pager } from '../../../slack/pager.ts';
import { markup, type Say } from '../../../texts/say.ts';
import { CANDIDATE_IDS } from '../../use-case/ids.ts';
import { SCORING_IDS } from '../ids.ts';
import type { Unscored } from '../matrix-store.ts';
import { nameText } from './words.ts';

export interface ToScoreView {
  say: Say;
  engagement: { id: string; name: string };
  /** Others look on. */
  mayScore: boolean;
  rows: readonly Unscored[];
  total: number;
  page: number;
  pages: number;
}

/** [P2.2] What a person is still to score: how many others have, and nothing of what they scored. */
export function toScoreModal({ say, engagement, mayScore, rows, total, page, pages }: ToScoreView): Modal {
  return modal({
    title: say('scoring.list.title'),
    close: say('common.close'),
    private_metadata: writeMeta({ engagementId: engagement.id }),
    blocks: [
      section(
        say.md(
          total === 0 ? 'scoring.list.empty' : mayScore ? 'scoring.list.intro' : 'scoring.list.onlooker',
          {
            count: total,
            engagement: engagement.name,
          },
        ),
      ),
      ...(total === 0
        ? [
            actions([
              button(say('scoring.button.matrix'), SCORING_IDS.matrix, { value: engagement.id }),
              button(say('candidates.button.list'), CANDIDATE_IDS.list, { value: engagement.id }),
            ]),
          ]
        : []),
      ...rows.map((row) =>
        section(
          say.md('scoring.list.row', {
            name: markup(nameText(row.name, 150)),
            count: row.counted,
            round: row.round,
          }),
          {
            block_id: `row.${row.id}`,
            accessory: button(
              say(mayScore ? 'scoring.button.score' : 'scoring.button.show'),
              SCORING_IDS.open,
              { value: row.id },
            ),
          },
        ),
      ),
      ...(total === 0 || !mayScore ? [] : [context(say('scoring.list.why'))]),
      ...pager(say, { page, pages, total }, SCORING_IDS.listPage, 'scoring.list.total'),
    ],
  });
}
