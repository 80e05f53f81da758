import type { Modal, SlackMessage } from '@phasegate/block-kit/blocks.ts';
import { lintMessage, lintView } from '@phasegate/block-kit/validate.ts';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { advancePhase } from '../../../src/engagement/change-phase.ts';
import { answering } from '../../../src/engagement/commands.ts';
import { engagementVerb } from '../../../src/engagement/verb.ts';
import { openAsk } from '../../../src/gates/handlers/ask.ts';
import { openSeal } from '../../../src/gates/handlers/seal.ts';
import type { Visit } from '../../../src/handlers.ts';
import { rooms } from '../../../src/rooms.ts';
import { gather } from '../../../src/slack/registry.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { eitherEngine } from '../../support/database.ts';
import { slackActor, startedEngagement } from '../../support/engagements.ts';
import { shippedPlaybook } from '../../support/playbook.ts';
import { newWorkspace } from '../../support/world.ts';

const advance = engagementVerb({
  input: z.object({ engagementId: z.uuid(), to: z.int() }),
  may: ['lead'],
  run: (acting, { to }) => advancePhase(acting, to),
});

/** The ids of all buttons in a message or modal. */
function buttonsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(buttonsIn);
  if (value === null || typeof value !== 'object') return [];
  const own =
    'type' in value && value.type === 'button' && 'action_id' in value ? [String(value.action_id)] : [];
  return [...own, ...Object.values(value).flatMap(buttonsIn)];
}

eitherEngine('the gates of phases 2 and 3 as they ship', (open) => {
  it.each(['en', 'de'])(
    '[G1] [G2] [B8] each says what is missing or how it stands, with buttons that somebody answers, in %s',
    async (locale) => {
      const { world, workspaceId } = await newWorkspace(await open(), { playbook: shippedPlaybook(), rooms });
      const engagementId = await startedEngagement(world, workspaceId);
      const actor = slackActor(workspaceId, 'ULEAD');
      const shown: (Modal | SlackMessage)[] = [];
      const visit = {
        world,
        actor,
        say: sayIn(locale),
        tell: async (one: SlackMessage) => void shown.push(one),
        openModal: async (one: Modal) => void shown.push(one),
      } as unknown as Visit;
      await advance(world, actor, { engagementId, to: 2 });
      await openAsk(visit, engagementId);
      expect(buttonsIn(shown).length).toBeGreaterThan(5);
      await advance(world, actor, { engagementId, to: 3 });
      for (const wanted of [{}, { gate: 'seal_revision' }, { gate: 'fairness' }])
        await openAsk(visit, engagementId, wanted);
      await openSeal(visit, { engagementId, cycle: null });
      expect(shown).toHaveLength(5);
      const { action } = gather(rooms.map(answering));
      for (const one of shown) {
        expect('type' in one ? lintView({ ...one }) : lintMessage({ ...one })).toEqual([]);
        for (const id of buttonsIn(one)) expect(action(id), id).toBeDefined();
      }
    },
  );
});
