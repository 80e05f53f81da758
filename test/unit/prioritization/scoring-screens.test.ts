import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Engagement } from '../../../src/engagement/store.ts';
import { limitText } from '../../../src/prioritization/scoring/limit-text.ts';
import type { MatrixRow } from '../../../src/prioritization/scoring/matrix-store.ts';
import { matrixPicture } from '../../../src/prioritization/scoring/picture.ts';
import {
  CRITERIA,
  eachCriterion,
  type Limit,
  limitsOf,
  spreadsOf,
} from '../../../src/prioritization/scoring/rules.ts';
import { chooseForm, nothingToChoose } from '../../../src/prioritization/scoring/screens/choose-form.ts';
import { matrixMessage, matrixModal } from '../../../src/prioritization/scoring/screens/matrix.ts';
import { resultModal } from '../../../src/prioritization/scoring/screens/result.ts';
import { scoreForm } from '../../../src/prioritization/scoring/screens/score-form.ts';
import { settleForm } from '../../../src/prioritization/scoring/screens/settle-form.ts';
import { toScoreModal } from '../../../src/prioritization/scoring/screens/to-score.ts';
import type { Round, Standing } from '../../../src/prioritization/scoring/standing.ts';
import type { Choice } from '../../../src/prioritization/scoring/store.ts';
import type { CandidateWithSources } from '../../../src/prioritization/use-case/store.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { JAPANESE, lintMessage, lintView } from '../../support/gallery.ts';
import { playbook } from '../../support/sources.ts';

const NOW = Temporal.Instant.from('2027-03-01T09:00:00Z');
const CASES = {
  empty: { text: '', count: 0 },
  usual: { text: 'Invoice coding', count: 4 },
  overflow: { text: 'Wörter '.repeat(400), count: 60 },
  japanese: { text: JAPANESE.repeat(3), count: 4 },
  hostile: { text: '<!channel> <@U0EVIL> <https://evil.example|click> ``` @here & *bold*', count: 12 },
} as const;
type Case = keyof typeof CASES;
const KINDS = Object.keys(CASES) as Case[];

const engagement = { id: randomUUID(), name: 'Support ticket triage' } as Engagement;
const candidateOf = (kind: Case, settled: boolean): CandidateWithSources => {
  const { text } = CASES[kind];
  const scores = eachCriterion(() => (settled ? 4 : null));
  return {
    ...scores,
    id: randomUUID(),
    name: text.slice(0, 400).trim() || 'x',
    description: text,
    sources: kind === 'empty' ? [] : [randomUUID()],
    roiYear: kind === 'empty' ? null : '4032000.5',
    currency: kind === 'empty' ? null : 'EUR',
    priority: settled ? 256 : null,
    round: 2,
    settledBy: settled ? 'ULEAD' : null,
    settledAt: settled ? NOW : null,
    settledNote: settled ? text.slice(0, 500) || null : null,
    retiredAt: null,
  } as CandidateWithSources;
};
const roundOf = (kind: Case, number: number): Round => {
  const { text, count } = CASES[kind];
  const scores = Array.from({ length: Math.max(1, Math.min(30, count)) }, (_, n) => ({
    workspaceId: 'T1',
    candidateId: randomUUID(),
    round: number,
    userId: `U0PERSON${n}`,
    ...eachCriterion((criterion) => ((n + criterion.length) % 5) + 1),
    note: text.slice(0, 500) || null,
    at: NOW,
  }));
  return { number, scores, spreads: spreadsOf(scores) };
};
const limitsFor = (kind: Case): Limit[] =>
  kind === 'usual'
    ? []
    : limitsOf({
        sources: Array.from({ length: 9 }, () => ({
          name: CASES[kind].text.slice(0, 200),
          openGaps: 3,
          blockingGaps: kind === 'overflow' ? 2 : 0,
        })),
        hasCost: false,
        hasVolume: kind === 'hostile',
        hasRate: false,
        hasDocument: false,
        hasStart: false,
        hasEnd: kind === 'hostile',
      });
const lookOf = (kind: Case, more: Partial<Standing>): Standing => ({
  engagement,
  candidate: candidateOf(kind, false),
  limits: limitsFor(kind),
  broken: [],
  isOpen: true,
  counted: CASES[kind].count,
  mine: null,
  isLead: true,
  mayScore: true,
  next: null,
  rounds: null,
  ...more,
});
const rowsOf = (kind: Case): MatrixRow[] =>
  Array.from({ length: Math.min(50, CASES[kind].count) }, (_, n) => ({
    id: randomUUID(),
    name: CASES[kind].text.slice(0, 400).trim() || 'x',
    ...eachCriterion(() => 5 - Math.floor(n / 12)),
    priority: (5 - Math.floor(n / 12)) ** 4,
    rank: Math.floor(n / 12) * 12 + 1,
    level: 12,
    roiYear: n % 2 ? null : '410000',
    currency: n % 2 ? null : 'EUR',
  }));

const screens = (kind: Case, locale: string) => {
  const say = sayIn(locale);
  const { rubric } = playbook;
  const { text, count } = CASES[kind];
  const meta = { engagementId: engagement.id, id: randomUUID(), round: 2 };
  const candidate = candidateOf(kind, true);
  const top = rowsOf(kind);
  const round = roundOf(kind, 2);
  const choice = { chosenBy: 'ULEAD', reason: text.slice(0, 500) || null, version: 1, kind: 'tie' } as Choice;
  const chosen = kind === 'empty' ? null : { choice, candidate };
  const rows = top.slice(0, 10).map(({ id, name }) => ({ id, name, round: 3, counted: count }));
  const counts = { total: 2_133, settled: top.length };
  const settling = {
    count: kind === 'empty' ? 0 : 3,
    first: kind === 'empty' ? null : { id: candidate.id, name: text.slice(0, 120) },
  };
  const state = { engagement, cycle: 1, top, counts, chosen, settling };
  return {
    views: [
      scoreForm({
        say,
        rubric,
        meta,
        candidate,
        limits: limitsFor(kind),
        picked: { dataReadiness: 3 },
        note: text,
      }),
      resultModal(say, rubric, lookOf(kind, {})),
      resultModal(say, rubric, lookOf(kind, { mayScore: false })),
      resultModal(say, rubric, lookOf(kind, { rounds: [] })),
      resultModal(
        say,
        rubric,
        lookOf(kind, { candidate, broken: limitsFor(kind), rounds: [3, 2, 1].map((n) => roundOf(kind, n)) }),
        { notice: say('scoring.done.score') },
      ),
      settleForm({
        say,
        rubric,
        standing: lookOf(kind, { candidate }),
        round,
        initial: eachCriterion(() => 3),
      }),
      ...(top.length > 0 ? [chooseForm({ say, engagement, top, chosen })] : []),
      nothingToChoose(say, engagement.id),
      matrixModal(say, {
        ...state,
        rows: top.slice(0, 10),
        toScore: new Set(top.slice(0, 1).map((one) => one.id)),
        page: 2,
        pages: 6,
        notice: say('scoring.done.choose'),
      }),
      toScoreModal({
        say,
        engagement,
        mayScore: kind !== 'hostile',
        rows,
        total: count,
        page: 1,
        pages: Math.max(1, Math.ceil(count / 10)),
      }),
    ],
    messages: top.length > 0 ? [matrixMessage(say, state, matrixPicture(say, rubric, state))] : [],
  };
};

/** Every text of a screen that Slack reads as markup. */
function markupIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(markupIn);
  if (typeof value !== 'object' || value === null) return [];
  const one = value as Record<string, unknown>;
  if (one.type === 'mrkdwn') return [String(one.text)];
  return Object.values(one).flatMap(markupIn);
}

/** Nothing waits to be settled. */
const none = { count: 0, first: null };

describe('the screens of scoring', () => {
  it.each(KINDS.flatMap((kind) => ['en-GB', 'de-DE'].map((locale) => [kind, locale] as const)))(
    '[P2.1] [X3] are what Slack takes: %s, %s',
    (kind, locale) => {
      const { views, messages } = screens(kind, locale);
      for (const view of views) expect(lintView(view), view.title.text).toEqual([]);
      for (const { picture, fallback, ...content } of messages) {
        expect(lintMessage(content)).toEqual([]);
        expect(fallback && lintMessage({ ...fallback })).toEqual([]);
        expect(picture?.alt.length).toBeLessThanOrEqual(2_000);
      }
      const marked = markupIn([...views, ...messages]);
      expect(marked.filter((text) => text.includes('<!channel>') || text.includes('U0EVIL>'))).toEqual([]);
    },
  );

  it('[P2.1] every level stands in the form with its meaning, also those that are not available', () => {
    for (const locale of ['en', 'de']) {
      const [form] = screens('hostile', locale).views;
      const shown = JSON.stringify(form);
      for (const criterion of playbook.rubric)
        for (const level of criterion.levels) expect(shown).toContain(locale === 'de' ? level.de : level.en);
    }
  });

  it('[P2.3] a level that is not earned cannot be picked, and the form says what is missing', () => {
    const shown = JSON.stringify(screens('hostile', 'en').views[0]);
    expect(shown).not.toContain('"value":"5"');
    expect(shown).toContain('5 is not available: open gaps on');
    expect(shown).toContain(
      '4 and 5 are not available: cost per transaction and improvement rate are missing',
    );
    expect(shown).toContain('4 and 5 are not available: the start state is missing');
  });

  it('[P2.2] everybody’s four levels and note stand in each round, the oldest ones a page further', () => {
    const say = sayIn('en');
    const rounds = [5, 4, 3, 2, 1].map((number) => roundOf('usual', number));
    const shown = (page: number) =>
      JSON.stringify(resultModal(say, playbook.rubric, lookOf('usual', { rounds }), { page }));
    const numbers = (screen: string) =>
      [...screen.matchAll(/Round (\d)\*/g)].map((found) => Number(found[1]));
    expect(numbers(shown(1))).toEqual([5, 4, 3]);
    expect(numbers(shown(2))).toEqual([2, 1]);
    expect(numbers(shown(9))).toEqual([2, 1]);
    expect(shown(2)).toContain('prioritization.score.rounds.previous');
    for (const score of rounds[4]?.scores ?? []) {
      const four = CRITERIA.map((criterion) => score[criterion]).join(' ');
      expect(shown(2)).toContain(`<@${score.userId}> ${four} — Invoice coding`);
    }
  });

  it.each([
    ['something is not settled', { total: 9, settled: 4 }, false, 'prioritization.score.list'],
    ['all is settled and nothing chosen', { total: 4, settled: 4 }, false, 'prioritization.choice.open'],
    ['a use case is chosen', { total: 9, settled: 4 }, true, undefined],
  ])('[P2.5] [P2.6] what is next stands out in the matrix: %s', (_when, counts, isChosen, expected) => {
    const say = sayIn('en');
    const choice = { chosenBy: 'ULEAD', reason: null, version: 1, kind: 'highest' } as Choice;
    const chosen = isChosen ? { choice, candidate: candidateOf('usual', true) } : null;
    const state = { engagement, cycle: 1, top: rowsOf('usual'), counts, chosen, settling: none };
    const { blocks } = matrixMessage(say, state, matrixPicture(say, playbook.rubric, state));
    const buttons = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
    const primary = buttons.filter((one) => one.type === 'button' && one.style === 'primary');
    expect(primary.map((one) => one.action_id)).toEqual(expected ? [expected] : []);
  });

  it('[P2.5] the matrix proposes the highest, or says that it is a tie, until that one is chosen', () => {
    const say = sayIn('en');
    const [row] = rowsOf('usual');
    if (!row) throw new Error('no row');
    const choice = { chosenBy: 'ULEAD', reason: null, version: 1, kind: 'highest' } as Choice;
    const shown = (id: string | null, level: number) => {
      const chosen = id === null ? null : { choice, candidate: { ...candidateOf('usual', true), id } };
      const top = [{ ...row, level }];
      const state = { engagement, cycle: 1, top, counts: { total: 1, settled: 1 }, chosen, settling: none };
      const told = JSON.stringify(matrixMessage(say, state, matrixPicture(say, playbook.rubric, state)));
      return ['Proposed, with', 'Tie at', '<@ULEAD> chose'].filter((text) => told.includes(text));
    };
    expect(shown(null, 1)).toEqual(['Proposed, with']);
    expect(shown(row.id, 1)).toEqual(['<@ULEAD> chose']);
    expect(shown(randomUUID(), 1)).toEqual(['Proposed, with', '<@ULEAD> chose']);
    expect(shown(row.id, 2)).toEqual(['Tie at', '<@ULEAD> chose']);
  });

  it('[P2.5] [P2.6] what was chosen is marked in table, list, picture and its words', () => {
    const say = sayIn('en');
    const [first, second] = rowsOf('usual');
    if (!first || !second) throw new Error('no rows');
    const top = [
      { ...first, name: 'Invoice coding' },
      { ...second, name: 'Ticket triage' },
    ];
    const choice = { chosenBy: 'ULEAD', reason: 'why', version: 1, kind: 'lower' } as Choice;
    const chosen = {
      choice,
      candidate: { ...candidateOf('usual', true), id: second.id, name: 'Ticket triage' },
    };
    const state = { engagement, cycle: 1, top, counts: { total: 2, settled: 2 }, chosen, settling: none };
    const picture = matrixPicture(say, playbook.rubric, state);
    const unchosen = matrixPicture(say, playbook.rubric, { ...state, chosen: null });
    const message = matrixMessage(say, state, picture);
    for (const shown of [message.blocks, message.fallback?.blocks, picture.alt]) {
      expect(JSON.stringify(shown)).toContain('✓ Ticket triage');
      expect(JSON.stringify(shown)).not.toContain('✓ Invoice coding');
    }
    expect(message.text).toContain('2 of 2 settled, Ticket triage chosen');
    expect(picture.hash).not.toBe(unchosen.hash);
  });

  it('[P2.6] the picture says in words what it shows, in the reader’s language', () => {
    const [row] = rowsOf('usual');
    if (!row) throw new Error('no row');
    const top = ['Invoice coding', 'Ticket triage'].map((name) => ({ ...row, name, level: 2 }));
    const state = {
      engagement,
      cycle: 1,
      top,
      counts: { total: 2, settled: 2 },
      chosen: null,
      settling: none,
    };
    const alt = (locale: string) => matrixPicture(sayIn(locale), playbook.rubric, state).alt;
    expect(alt('en')).toBe(
      'Ranked bars of the priority, 1 to 625, of 2 use cases of Support ticket triage, each with its four scores and its ROI. First: 1= Invoice coding 5 × 5 × 5 × 5 = 625; 1= Ticket triage 5 × 5 × 5 × 5 = 625. 2 are tied at 625.',
    );
    expect(alt('de')).toContain('2 liegen gleichauf bei 625.');
  });

  it('[P2.2] a row of the matrix says whether one’s own score is missing', () => {
    const say = sayIn('en');
    const [first, second] = rowsOf('usual');
    if (!first || !second) throw new Error('no rows');
    const counts = { total: 2, settled: 2 };
    const state = {
      engagement,
      top: [first, second],
      counts,
      chosen: null,
      settling: none,
      page: 1,
      pages: 1,
    };
    const toScore = new Set([second.id]);
    const { blocks } = matrixModal(say, { ...state, rows: [first, second], toScore });
    const labels = blocks.flatMap((block) =>
      block.type === 'section' && block.accessory?.type === 'button' ? [block.accessory.text.text] : [],
    );
    expect(labels).toEqual(['Scores', 'Score…']);
  });

  it('[P2.3] counts the gaps of one source, and not one gap twice that affects two', () => {
    const say = sayIn('en');
    const told = (...names: string[]) => {
      const sources = names.map((name) => ({ name, openGaps: 1, blockingGaps: 1 }));
      const rest = { hasCost: true, hasVolume: true, hasRate: true, hasDocument: true };
      const [limit] = limitsOf({ sources, ...rest, hasStart: true, hasEnd: true });
      if (!limit) throw new Error('no limit');
      const { key, params } = limitText(limit);
      return say(key, params);
    };
    expect(told('erp')).toBe('4 and 5 are not available: 1 blocking gap on erp');
    expect(told('erp', 'crm')).toBe('4 and 5 are not available: blocking gaps on erp, crm');
  });

  it('[P2.4] the form says the product so far, and the ROI beside it', () => {
    const say = sayIn('en');
    const form = (picked: object) =>
      JSON.stringify(
        scoreForm({
          say,
          rubric: playbook.rubric,
          meta: { engagementId: engagement.id, id: randomUUID(), round: 1 },
          candidate: candidateOf('usual', false),
          limits: [],
          picked,
          note: '',
        }),
      );
    expect(form({ dataReadiness: 4 })).toContain('4 × · × · × ·');
    const whole = form({ dataReadiness: 4, processClarity: 3, roiMeasurability: 5, scopeBoundedness: 4 });
    expect(whole).toContain('4 × 3 × 5 × 4 = 240');
    expect(whole).toContain('beside, not in it): €4,032,001');
  });
});
