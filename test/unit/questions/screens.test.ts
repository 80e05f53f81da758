import { button } from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { describe, expect, it } from 'vitest';
import { moreModal } from '../../../src/engagement/screens/overview.ts';
import { loadPlaybook } from '../../../src/playbook/playbook.ts';
import {
  answerMessage,
  examplesMessage,
  noneMessage,
  whichMessage,
} from '../../../src/questions/screens/answer.ts';
import { rooms } from '../../../src/rooms.ts';
import { commandGroups } from '../../../src/slack/commands.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { JAPANESE, lintMessage, lintView } from '../../support/gallery.ts';

const now = Temporal.Instant.from('2027-03-01T09:00:00Z');
const examples = rooms.flatMap((room) => room.questions ?? []);
const cases = {
  usual: { name: 'Fraud triage', lines: 2, among: 2 },
  empty: { name: 'a', lines: 1, among: 0 },
  overflow: { name: 'N'.repeat(80), lines: 200, among: 300 },
  japanese: { name: JAPANESE, lines: 3, among: 3 },
  hostile: { name: '<!channel> *b* <@U0EVIL> & `c` {x}', lines: 3, among: 8 },
};

describe.each(['en', 'de'])('answers in %s', (language) => {
  const say = sayIn(language);
  it.each(Object.entries(cases))(
    '[H3] [H2] %s: Slack takes them, and what people wrote stays text',
    (of, one) => {
      const { name } = one;
      const id = '8e8f960c-63a2-41a6-96d9-fc843c681643';
      const lines = Array.from({ length: one.lines }, (_, at) => escape(`${at} ${name} ${'x'.repeat(300)}`));
      const answer = {
        lines,
        sources: Array.from({ length: 5 }, (_, at) => ({ subject: `s${at}`, label: name })),
        buttons: Array.from({ length: 5 }, (_, at) => button(name, `a.b.c${at}`, { value: id })),
      };
      const links = new Map([['s0', 'https://north.slack.com/archives/C1/p1']]);
      const among = Array.from({ length: one.among }, () => ({ id, name, goal: name }));
      const told = [
        answerMessage(say, { answer, engagement: { id, name }, unknown: name, links, phrased: name, now }),
        examplesMessage(say, 'questions.unknown', examples, null),
        whichMessage(say, { id, typed: name, isNear: of === 'usual' }, among),
        noneMessage(say, of === 'empty' ? null : name),
      ];
      for (const [at, message] of told.entries()) {
        expect(lintMessage({ ...message }, `${of} ${at}`)).toEqual([]);
        expect(
          JSON.stringify([message.text, message.blocks.filter(({ type }) => type === 'section')]),
        ).not.toMatch(/<!channel>|<@U0EVIL>/);
      }
      const playbook = loadPlaybook();
      const elsewhere = among.map((each) => ({ ...each, channelId: null }));
      const groups = commandGroups({ rooms, playbook }, say);
      const phases = new Set(of === 'empty' ? [] : [1, 4]);
      expect(lintView(moreModal(say, phases, elsewhere as never, groups), of)).toEqual([]);
    },
  );
});
