import { button } from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { describe, expect, it } from 'vitest';
import { linksMessage, unfoldedBlocks, unfoldedEntity } from '../../../src/links/screens/unfolded.ts';
import type { Unfolded } from '../../../src/links/unfolded.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { JAPANESE, lintMessage } from '../../support/gallery.ts';

const id = '8e8f960c-63a2-41a6-96d9-fc843c681643';
const url = `https://phasegate.example.com/open/T1/gate/${id}`;
const HOSTILE = '<!channel> *b* <@U0EVIL> & `c` {x}\n\n> quote';
const cases = {
  usual: ['Fairness', 3],
  empty: ['a', 0],
  overflow: ['N'.repeat(400), 60],
  japanese: [JAPANESE, 4],
  hostile: [HOSTILE, 2],
} as const;

describe.each(['en', 'de'])('what unfolds in %s', (language) => {
  const say = sayIn(language);
  it.each(Object.entries(cases))(
    '[H9] [X3] %s: Slack takes it, and what people wrote stays text',
    (of, [title, count]) => {
      const unfolded: Unfolded = {
        engagementId: id,
        kind: 'links.kind.gate',
        entity: 'task',
        title,
        facts: [
          ...(count > 0
            ? [{ label: 'links.fact.since' as const, at: Temporal.Instant.from('2027-03-01T09:00:00Z') }]
            : []),
          ...Array.from({ length: Math.min(4, count) }, () => ({
            label: 'links.fact.reason' as const,
            value: title.repeat(3),
          })),
        ],
        button: button(say('links.open'), 'gates.evidence.open', { value: id }),
      };
      const blocks = unfoldedBlocks(say, unfolded);
      expect(lintMessage({ text: escape(title), blocks }, of)).toEqual([]);
      expect(JSON.stringify(blocks)).not.toMatch(/<!channel>|<@U0EVIL>/);
      const entity = unfoldedEntity(say, unfolded, { url, shared: { url: `${url}?x=1`, kind: 'gate', id } });
      expect(entity).toMatchObject({ url, app_unfurl_url: `${url}?x=1`, external_ref: { id, type: 'gate' } });
      expect(entity.entity_payload.attributes.title.text.length).toBeLessThanOrEqual(150);
      const listed = Array.from({ length: count }, () => ({ kind: say('links.kind.gate'), title, url }));
      const message = linksMessage(say, title.slice(0, 80), listed);
      expect(lintMessage(message, `${of} list`)).toEqual([]);
      expect(JSON.stringify(message.blocks)).not.toMatch(/<!channel>|<@U0EVIL>/);
    },
  );
});
