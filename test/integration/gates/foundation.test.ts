import { lintMessage } from '@phasegate/block-kit/validate.ts';
import { describe, expect, it } from 'vitest';
import { answering } from '../../../src/engagement/commands.ts';
import { openAsk } from '../../../src/gates/handlers/ask.ts';
import type { Visit } from '../../../src/handlers.ts';
import { rooms } from '../../../src/rooms.ts';
import { gather } from '../../../src/slack/registry.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { eitherEngine } from '../../support/database.ts';
import { slackActor, startedEngagement } from '../../support/engagements.ts';
import { shippedPlaybook } from '../../support/playbook.ts';
import { newWorkspace } from '../../support/world.ts';

describe('the gate that ends the foundation', () => {
  eitherEngine('as it ships', (open) => {
    it.each(['en', 'de'])(
      '[G1] [F5.2] lists what is missing, each line with a button somebody answers, in %s',
      async (locale) => {
        const { world, workspaceId } = await newWorkspace(await open(), {
          playbook: shippedPlaybook(),
          rooms,
        });
        const engagementId = await startedEngagement(world, workspaceId);
        const told: Parameters<Visit['tell']>[0][] = [];
        const visit = {
          world,
          actor: slackActor(workspaceId, 'ULEAD'),
          say: sayIn(locale),
          tell: async (message) => void told.push(message),
        } as Pick<Visit, 'world' | 'actor' | 'say' | 'tell'>;
        await openAsk(visit as Visit, engagementId);
        const [message] = told;
        expect(lintMessage({ ...message })).toEqual([]);
        const { action } = gather(rooms.map(answering));
        const lines = message?.blocks.filter((block) => block.type === 'section') ?? [];
        expect(lines.length).toBeGreaterThan(0);
        const buttons = lines.flatMap((line) =>
          'accessory' in line && line.accessory ? [line.accessory] : [],
        );
        expect(buttons.length).toBeGreaterThan(0);
        for (const one of buttons)
          expect(action((one as { action_id?: string }).action_id ?? '')).toBeDefined();
      },
    );
  });
});
