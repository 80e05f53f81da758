import { fitText } from '@phasegate/block-kit/fit.ts';
import type { Check, CheckContext, CheckResult, Figure, Room } from '../../room.ts';
import { readPerson } from '../../slack/people.ts';
import { findCandidate } from '../use-case/store.ts';
import { kindOf, type Ranked, stands } from './choice-rules.ts';
import { SCORING_IDS } from './ids.ts';
import { settledOf } from './input.ts';
import { limitText } from './limit-text.ts';
import { CRITERIA, productOf, unearned } from './rules.ts';
import { productText } from './screens/words.ts';
import { type Choice, chosenCandidate, factsOf, rivalsOf, scoresOf } from './store.ts';

const chooseAt = (engagementId: string): NonNullable<CheckResult['fix']> => ({
  label: 'scoring.button.choose',
  action: SCORING_IDS.choose,
  value: engagementId,
});

const nothingChosen = ({ engagement }: CheckContext): CheckResult => ({
  ok: false,
  figure: { key: 'scoring.figure.none' },
  fingerprint: null,
  fix: chooseAt(engagement.id),
});

/** [P2.5] One use case is chosen, and what was decided then still decides now. Its reason stands in the figure. */
const choiceCheck: Check = async (context) => {
  const { tx, workspaceId, engagement } = context;
  const found = await chosenCandidate(tx, workspaceId, engagement);
  if (!found) return nothingChosen(context);
  const { choice, candidate } = found;
  const { priority } = candidate;
  if (priority === null || candidate.retiredAt)
    return {
      ok: false,
      figure: { key: 'scoring.figure.gone', params: { name: short(candidate.name) } },
      fingerprint: { candidate: candidate.id, version: choice.version, gone: true },
      fix: chooseAt(engagement.id),
    };
  const rivals = await rivalsOf(tx, candidate);
  const kind = kindOf(priority, rivals);
  const ok = stands(choice, { kind, rivals });
  const who = (await readPerson(tx, workspaceId, choice.chosenBy))?.name ?? choice.chosenBy;
  return {
    ok,
    figure: choiceFigure({ ok, kind, name: short(candidate.name), who, priority, rivals, choice }),
    fingerprint: {
      candidate: candidate.id,
      version: choice.version,
      kind,
      priority,
      rivals: rivals.map((rival) => [rival.id, rival.priority]),
    },
    ...(!ok && { fix: chooseAt(engagement.id) }),
  };
};

interface Standing {
  ok: boolean;
  kind: Choice['kind'];
  name: string;
  who: string;
  priority: number;
  rivals: readonly Ranked[];
  choice: Choice;
}

function choiceFigure({ ok, kind, name, who, priority, rivals, choice }: Standing): Figure {
  const highest = rivals[0]?.priority ?? priority;
  const other = short(rivals[0]?.name ?? '');
  const params = { name, who, priority, highest, other, others: rivals.length - 1 };
  if (!ok) return { key: kind === 'tie' ? 'scoring.figure.tied-now' : 'scoring.figure.lower-now', params };
  const reason = fitText((choice.reason ?? '–').replace(/\s+/g, ' '), 200);
  return { key: `scoring.figure.${kind}`, params: { ...params, reason } };
}

/** [P2.3] Every settled score of the chosen use case is still earned. */
const scoresCheck: Check = async (context) => {
  const { tx, workspaceId, engagement } = context;
  const found = await chosenCandidate(tx, workspaceId, engagement);
  if (!found) return nothingChosen(context);
  const { id, settledRound, name } = found.candidate;
  const settled = settledOf(found.candidate);
  if (!settled)
    return {
      ok: false,
      figure: { key: 'scoring.figure.gone', params: { name: short(name) } },
      fingerprint: { candidate: id, settled: null },
      fix: chooseAt(engagement.id),
    };
  const facts = await factsOf(context, await findCandidate(tx, workspaceId, engagement.id, id));
  const [broken, ...more] = unearned(settled, facts);
  const scorers = (await scoresOf(tx, workspaceId, id)).filter((one) => one.round === settledRound).length;
  return {
    ok: !broken,
    figure: broken
      ? limitText(broken)
      : { key: 'scoring.figure.scores', params: { product: productText(settled), scorers } },
    fingerprint: {
      candidate: id,
      levels: CRITERIA.map((criterion) => settled[criterion]),
      product: productOf(settled),
      round: settledRound,
      scorers,
      unearned: [broken, ...more].flatMap((limit) => (limit ? [[limit.criterion, limit.from]] : [])),
    },
    ...(broken && { fix: { label: 'scoring.button.show', action: SCORING_IDS.open, value: id } }),
  };
};

const short = (name: string): string => fitText(name.replace(/\s+/g, ' '), 80);

export const scoringChecks: NonNullable<Room['checks']> = {
  'prioritization.choice': choiceCheck,
  'prioritization.scores': scoresCheck,
};
