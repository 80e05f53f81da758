import { lintView } from '@phasegate/block-kit/validate.ts';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { auditEvent } from '../../../db/schema/record.ts';
import { latelyAt } from '../../../src/home/changed.ts';
import { readHome } from '../../../src/home/draw.ts';
import { DRAW_QUEUE, HOME_IDS } from '../../../src/home/ids.ts';
import { markOpened } from '../../../src/home/opened-store.ts';
import { setHouseLanguage } from '../../../src/home/set-language.ts';
import { houseLanguage } from '../../../src/slack/house-language.ts';
import { eachEngine } from '../../support/database.ts';
import { slackActor } from '../../support/engagements.ts';
import { refusal } from '../../support/gates.ts';
import { knowPeople } from '../../support/people.ts';
import { newWorkspace } from '../../support/world.ts';

eachEngine('the language of a workspace', (open) => {
  it('[H7] is chosen by its admins on their Home, and is in the record; nobody else is offered it or may choose it', async () => {
    const { world, workspaceId, clock, queue } = await newWorkspace(await open());
    await knowPeople(world.db, workspaceId, {
      UADMIN: { isAdmin: true },
      UGUEST: { isAdmin: true, isExternal: true },
      ULEAD: {},
    });
    const homeOf = async (userId: string) => {
      await world.db.inWorkspace(workspaceId, (tx) =>
        markOpened(tx, { workspaceId, userId }, { now: clock.now(), lately: latelyAt(clock.now()) }),
      );
      const drawn = await readHome(world, workspaceId, userId);
      expect(lintView(drawn?.view as never)).toEqual([]);
      return JSON.stringify(drawn?.view);
    };
    const chosen = (language: string) => `"initial_option":{"text":{"type":"plain_text","text":"${language}"`;
    const language = () => world.db.inWorkspace(workspaceId, (tx) => houseLanguage(tx, workspaceId));
    const sets = (userId: string, to: string) =>
      setHouseLanguage(world, slackActor(workspaceId, userId), { language: to as 'en' });

    expect(await homeOf('UADMIN')).toContain(chosen('English'));
    expect(await homeOf('ULEAD')).not.toContain(HOME_IDS.language);
    expect(await homeOf('UGUEST')).not.toContain(HOME_IDS.language);

    for (const other of ['ULEAD', 'UGUEST'])
      expect(await refusal(sets(other, 'de'))).toEqual(['privacy.refusal.admin']);
    await expect(sets('UADMIN', 'tlh')).rejects.toThrow();
    expect(await language()).toBe('en');

    queue.take();
    await sets('UADMIN', 'de');
    await sets('UADMIN', 'de');
    expect(await language()).toBe('de');
    expect(queue.take().map((entry) => entry.queue)).toEqual([DRAW_QUEUE]);
    expect(await homeOf('UADMIN')).toContain(chosen('Deutsch'));
  });

  it('[A1] [H7] of several who choose at once each is recorded after the one before', async () => {
    const { world, workspaceId } = await newWorkspace(await open());
    await knowPeople(world.db, workspaceId, { UADMIN: { isAdmin: true } });
    const actor = slackActor(workspaceId, 'UADMIN');
    await Promise.all(
      Array.from({ length: 8 }, (_, nth) =>
        setHouseLanguage(world, actor, { language: nth % 2 === 0 ? 'de' : 'en' }),
      ),
    );
    const said = await world.db.inWorkspace(workspaceId, (tx) =>
      tx
        .select({ before: auditEvent.before, after: auditEvent.after })
        .from(auditEvent)
        .where(eq(auditEvent.action, 'workspace.language.set'))
        .orderBy(auditEvent.seq),
    );
    const last = await world.db.inWorkspace(workspaceId, (tx) => houseLanguage(tx, workspaceId));
    expect(said.length).toBeGreaterThan(0);
    const stood = [{ language: 'en' }, ...said.map(({ after }) => after)];
    expect(said.map(({ before }) => before)).toEqual(stood.slice(0, -1));
    expect(stood.at(-1)).toEqual({ language: last });
  });
});
