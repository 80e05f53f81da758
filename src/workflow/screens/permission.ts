import { actions, button, type SlackMessage, section } from '@phasegate/block-kit/blocks.ts';
import type { Say } from '../../texts/say.ts';
import { WORKFLOW_IDS as IDS } from '../ids.ts';

/** [H6] Whether workflows may act in an engagement, for whom by name, and what that means; the lead can change it. */
export function permissionMessage(
  say: Say,
  {
    engagement,
    givenBy,
    mayChange,
  }: { engagement: { id: string; name: string }; givenBy: string | null; mayChange: boolean },
): SlackMessage {
  const { id: value, name } = engagement;
  const text = givenBy
    ? say.md('workflow.permission.given', { engagement: name, who: givenBy })
    : say.md('workflow.permission.none', { engagement: name });
  const change = givenBy
    ? button(say('workflow.permission.withdraw'), IDS.withdraw, { value })
    : button(say('workflow.permission.give'), IDS.allow, { value, style: 'primary' });
  return {
    text,
    blocks: [
      section(text),
      section(say('workflow.permission.what')),
      ...(mayChange ? [actions([change])] : []),
    ],
  };
}
