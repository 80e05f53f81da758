import { describe, expect, it } from 'vitest';
import { KEEPING } from '../../../db/keeping.ts';
import { loadPlaybook } from '../../../src/playbook/playbook.ts';
import { eraseForm, holdForm, previewModal, retentionForm } from '../../../src/privacy/screens/forms.ts';
import { type Overview, privacyModal } from '../../../src/privacy/screens/overview.ts';
import { catalogues, type Language } from '../../../src/texts/catalogue.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { JAPANESE, lintView } from '../../support/gallery.ts';

const ID = '8e8f960c-63a2-41a6-96d9-fc843c681643';
const at = Temporal.Instant.from('2027-03-01T09:00:00Z');
const { retention: rules } = loadPlaybook();
const owners = [...new Set(Object.values(KEEPING).map(({ owner }) => owner))].filter(
  (owner) => owner !== 'jobs',
);

const cases = {
  empty: { count: 0, words: '' },
  usual: { count: 2, words: 'Lawsuit 4 O 117/27, until the court has decided' },
  overflow: { count: 120, words: 'w'.repeat(2_000) },
  japanese: { count: 2, words: JAPANESE },
  hostile: { count: 2, words: '<!channel> *b* <@U0EVIL> & `c` {x}' },
};

describe.each(Object.keys(catalogues) as Language[])('retention, holds, erasures in %s', (language) => {
  const say = sayIn(language);

  it.each(Object.entries(cases))(
    '[A3] %s: Slack takes them, and what people wrote stays text',
    (of, { count, words }) => {
      const overview: Overview = {
        rules,
        set: new Map(count > 0 ? [['readings', 500]] : []),
        holds: Array.from({ length: count }, (_, n) => ({
          hold: {
            workspaceId: 'T0TEST',
            id: `${ID.slice(0, -3)}${String(n).padStart(3, '0')}`,
            engagementId: n % 2 ? ID : null,
            reason: words,
            placedBy: 'U0LENA',
            placedAt: at,
            untilDay: n % 2 ? '2027-06-30' : null,
            liftedBy: null,
            liftedAt: null,
          },
          name: n % 2 ? words.slice(0, 80) : null,
        })),
        kept: count * 1_000,
        erasures: Array.from({ length: count }, (_, n) => ({
          workspaceId: 'T0TEST',
          id: ID,
          userId: null,
          pseudonym: 'UERASED1A2B3C4D',
          askedBy: 'U0LENA',
          askedAt: at,
          doneAt: n % 3 === 0 ? at : null,
          stoppedAt: n % 3 === 1 ? at : null,
          places: null,
        })),
      };
      const places = new Map(owners.map((owner, n) => [owner, n * count]));
      const drawn = [
        privacyModal(say, overview),
        privacyModal(say, overview, words || undefined),
        retentionForm(say, rules, overview.set),
        holdForm(say, ID),
        eraseForm(say, ID),
        previewModal(
          say,
          { pseudonym: 'UERASED1A2B3C4D', places, engagements: count },
          { id: ID, userId: 'U0GONE' },
        ),
      ];
      for (const [n, view] of drawn.entries()) {
        expect(lintView(view, `${of} ${n}`)).toEqual([]);
        expect(JSON.stringify(view)).not.toMatch(/<!channel>|<@U0EVIL>/);
      }
    },
  );

  it('[A3] every place that keeps rows has a name, also one that is new', () => {
    for (const owner of owners) expect(catalogues[language]).toHaveProperty([`privacy.place.${owner}`]);
  });
});
