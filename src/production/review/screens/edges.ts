import { button, context, type Modal, modal, section } from '@phasegate/block-kit/blocks.ts';
import { link, mention } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { markup, type Say } from '../../../texts/say.ts';
import { moment } from '../../../texts/words.ts';
import { REVIEW_IDS } from '../ids.ts';
import type { EdgeCase } from '../store.ts';

export interface EdgesView {
  say: Say;
  engagement: { id: string; name: string };
  /** What nobody has dealt with first. */
  edges: readonly EdgeCase[];
}

/** So many fit beside the two lines that go with each. */
const SHOWN = 30;

/** [S1.5] What staging did not show: what it was, from whom, what was done about it. */
export function edgesModal({ say, engagement, edges }: EdgesView): Modal {
  const open = edges.filter((edge) => edge.resolvedAt === null).length;
  return modal({
    title: say('review.edges.title'),
    close: say('common.close'),
    blocks: [
      section(say.md('review.edges.head', { engagement: engagement.name, open, count: edges.length })),
      ...edges.slice(0, SHOWN).flatMap((edge) => [
        section(
          say.md('review.edges.line', {
            state: edge.resolvedAt === null ? 'open' : 'resolved',
            text: fitText(edge.text, 500),
            has: edge.caseId === null ? 'none' : 'case',
            case: edge.caseId ?? '',
          }),
          edge.resolvedAt === null
            ? {
                accessory: button(say('review.button.resolve'), `${REVIEW_IDS.resolveEdge}.${edge.id}`, {
                  value: edge.id,
                }),
              }
            : {},
        ),
        context(
          say.md('review.edges.by', {
            by: markup(mention(edge.recordedBy)),
            at: moment(edge.recordedAt, say),
            has: edge.link === null ? 'none' : 'link',
            from: markup(edge.link === null ? '' : link(edge.link, say('review.edges.message'))),
            done: edge.resolvedAt === null ? 'no' : 'yes',
            resolution: fitText(edge.resolution ?? '', 500),
          }),
        ),
      ]),
      ...(edges.length > SHOWN ? [context(say('review.edges.more', { count: edges.length - SHOWN }))] : []),
    ],
  });
}
