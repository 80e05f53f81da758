import { z } from 'zod';
import { readEvent } from './event-form.ts';
import type { Answers, EventVisit } from './handlers.ts';
import { slackUser } from './identity.ts';
import type { Installations } from './installations.ts';
import { readPerson, savePerson } from './people.ts';

const userEvent = z.object({ user: slackUser });
const revokedEvent = z.object({
  tokens: z.object({ bot: z.array(z.string()).default([]) }).default({ bot: [] }),
});

/**
 * What the platform itself listens to, as a room like any other: people who change, installations that end.
 */
export function platformRoom(installations: Installations): {
  name: string;
  slack: Answers;
} {
  return {
    name: 'platform',
    slack: {
      events: {
        user_change: rememberPerson,
        team_join: rememberPerson,
        app_uninstalled: ({ actor }) => installations.revoke(actor.workspaceId, 'system', 'app_uninstalled'),
        tokens_revoked: async ({ actor, event }) => {
          // Tokens of single users are none of ours.
          const { tokens } = readEvent(revokedEvent, event);
          if (tokens.bot.length > 0)
            await installations.revoke(actor.workspaceId, 'system', 'tokens_revoked');
        },
      },
    },
  };
}

async function rememberPerson({ world, actor, event, origin }: EventVisit): Promise<void> {
  const { user } = readEvent(userEvent, event);
  const known = await world.db.inWorkspace(actor.workspaceId, (tx) =>
    readPerson(tx, actor.workspaceId, user.id),
  );
  // In a large organization most people never meet the app: whoever is unknown stays so until they do.
  if (!known && event.type === 'user_change') return;
  await savePerson(world, origin, user);
}
