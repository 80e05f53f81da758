import { button } from '@phasegate/block-kit/blocks.ts';
import { findEngagement } from '../../engagement/store.ts';
import type { Part } from '../../parts.ts';
import { Refusal } from '../../refusal.ts';
import { estimateText, numberText } from '../../texts/words.ts';
import { chosenCandidate } from '../scoring/store.ts';
import { CANDIDATE_IDS } from '../use-case/ids.ts';
import { candidatesOf, engagementOfCandidate, findCandidate } from '../use-case/store.ts';

/** [H9] A link to a use case: whether it was chosen, its score, what it is worth. */
const unfolding: NonNullable<Part['links']>[string] = {
  async unfold({ tx, workspaceId, say }, id) {
    const engagementId = await engagementOfCandidate(tx, workspaceId, id).catch(gone);
    const engagement = engagementId && (await findEngagement(tx, workspaceId, engagementId));
    if (!engagement) return null;
    const found = await findCandidate(tx, workspaceId, engagement.id, id);
    const chosen = await chosenCandidate(tx, workspaceId, engagement);
    const { name, retiredAt, priority, roiYear, currency } = found;
    const stands = retiredAt
      ? say('search.about.retired')
      : say(chosen?.candidate.id === id ? 'links.case.chosen' : 'links.case.there');
    return {
      engagementId: engagement.id,
      kind: 'links.kind.use-case',
      entity: 'item',
      title: name,
      facts: [
        { label: 'links.fact.stands', value: stands },
        { label: 'links.fact.engagement', value: engagement.name },
        ...(priority === null
          ? []
          : [{ label: 'links.fact.product' as const, value: numberText(priority, say) }]),
        ...(roiYear !== null && currency
          ? [
              {
                label: 'links.fact.value' as const,
                value: estimateText({ amount: roiYear, currency }, say),
              },
            ]
          : []),
      ],
      button: button(say('links.open'), CANDIDATE_IDS.show, { value: id }),
    };
  },
  async among({ tx, workspaceId }, engagementId) {
    const found = await candidatesOf(tx, workspaceId, engagementId);
    return found.map(({ id, name }) => ({ id, title: name }));
  },
};

const gone = (error: unknown): null => {
  if (error instanceof Refusal) return null;
  throw error;
};

export const candidateLinks: Part['links'] = { 'use-case': unfolding };
