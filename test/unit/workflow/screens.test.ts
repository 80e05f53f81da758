import { describe, expect, it } from 'vitest';
import { sayIn } from '../../../src/texts/say.ts';
import { permissionMessage } from '../../../src/workflow/screens/permission.ts';
import { JAPANESE, lintMessage } from '../../support/gallery.ts';

const id = '8e8f960c-63a2-41a6-96d9-fc843c681643';
const NAMES = {
  usual: 'Ticket triage',
  empty: 'a',
  overflow: 'N'.repeat(80),
  japanese: JAPANESE,
  hostile: '<!channel> *b* & `c`',
};

describe.each(['en', 'de'])('workflows in %s', (language) => {
  it.each(Object.entries(NAMES))('[H6] %s: Slack takes it, and only a lead has the button', (of, name) => {
    for (const givenBy of [null, name])
      for (const mayChange of [true, false]) {
        const message = permissionMessage(sayIn(language), { engagement: { id, name }, givenBy, mayChange });
        expect(
          lintMessage({ ...message }, `${of} ${givenBy ? 'given' : 'none'} ${mayChange ? 'lead' : 'other'}`),
        ).toEqual([]);
        expect(JSON.stringify(message)).not.toContain('<!channel>');
        expect(JSON.stringify(message).includes('workflow.permission.')).toBe(mayChange);
      }
  });
});
