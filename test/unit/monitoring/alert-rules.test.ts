import { expect, it } from 'vitest';
import {
  type AlertLife,
  type AlertPolicy,
  acknowledged,
  afterCheck,
  dismissed,
  found,
  type Hush,
  investigated,
  isOver,
  isToEscalate,
  type Told,
  toTell,
  UNBROKEN,
  type Verdict,
} from '../../../src/monitoring/alerts/rules.ts';

const START = Temporal.Instant.from('2027-03-01T09:00:00Z');
const minutes = (count: number) => START.add({ minutes: count });
const POLICY: AlertPolicy = {
  breachesToFire: 3,
  clearsToResolve: 2,
  blindAfter: Temporal.Duration.from({ minutes: 30 }),
  escalateAfter: Temporal.Duration.from({ minutes: 60 }),
};
const NO_HUSH: Hush = { snoozedUntil: null, silencedUntil: null, inhibited: false };

/** A check each minute, from the first minute on; `!` breach, `~` between, `.` clear, `-` no data, `x` error, `?` too few. */
const VERDICTS: Record<string, Verdict> = {
  '!': 'breach',
  '~': 'between',
  '.': 'clear',
  '-': 'no data',
  x: 'error',
  '?': 'insufficient data',
};
function checked(marks: string, from: AlertLife = UNBROKEN): AlertLife {
  return [...marks].reduce((life, mark) => {
    const at = (life.checkedAt ?? START).add({ minutes: 1 });
    return afterCheck(life, { verdict: VERDICTS[mark] as Verdict, at }, POLICY);
  }, from);
}

it.each([
  { marks: '!!', stage: 'pending' },
  { marks: '!!!', stage: 'firing' },
  { marks: '!!.!!', stage: 'pending' },
  { marks: '!!~', stage: null },
  { marks: '!!.', stage: null },
  { marks: '!!!~', stage: 'firing' },
  { marks: '!!!.', stage: 'recovering' },
  { marks: '!!!.~', stage: 'firing' },
  { marks: '!!!.!', stage: 'firing' },
  { marks: '!!!.~.', stage: 'recovering' },
  { marks: '!!!..', stage: 'resolved' },
  { marks: '!!!..!!', stage: 'pending' },
  { marks: '!!!..!!!', stage: 'firing' },
])('[M6] three breaches in a row fire, two clears in a row resolve: $marks → $stage', ({ marks, stage }) => {
  expect(checked(marks).stage).toBe(stage);
});

it.each([
  { marks: '!!-!', stage: 'firing' },
  { marks: '!!x', stage: 'pending' },
  { marks: '!!!-x?-x?', stage: 'firing' },
  { marks: '!!!.-.', stage: 'resolved' },
  { marks: '!!!.------', stage: 'recovering' },
  { marks: '???', stage: null },
])('[M6] missing data neither fires nor resolves, and breaks no row: $marks → $stage', ({ marks, stage }) => {
  expect(checked(marks).stage).toBe(stage);
});

it('[M6] a check that comes late, or twice, changes nothing', () => {
  const life = checked('!!');
  expect(afterCheck(life, { verdict: 'breach', at: minutes(2) }, POLICY)).toBe(life);
  expect(afterCheck(life, { verdict: 'clear', at: minutes(1) }, POLICY)).toBe(life);
});

it('[M2] N in a row are N samples: what a feed still has from before counts once, however often it is asked', () => {
  const seen = (life: AlertLife, sampledAt: number, value: number, verdict: Verdict = 'breach') =>
    afterCheck(
      life,
      {
        verdict,
        at: (life.checkedAt ?? START).add({ minutes: 1 }),
        sample: { at: minutes(sampledAt), value },
      },
      POLICY,
    );
  const once = seen(UNBROKEN, 0, 0.7);
  const often = [1, 2, 3, 4].reduce((life) => seen(life, 0, 0.7), once);
  expect(often).toEqual({ ...once, checkedAt: minutes(5) });
  // Measured anew, corrected, or judged by another limit: each tells something.
  expect(seen(often, 60, 0.7).breaches).toBe(2);
  expect(seen(often, 0, 0.6).breaches).toBe(2);
  expect(seen(often, 0, 0.7, 'clear')).toMatchObject({ breaches: 0, stage: null });
  // Two samples that are well are two, too.
  const firing = seen(seen(seen(UNBROKEN, 0, 0.7), 60, 0.7), 120, 0.7);
  expect(firing.stage).toBe('firing');
  const well = seen(seen(firing, 180, 0.95, 'clear'), 180, 0.95, 'clear');
  expect(well).toMatchObject({ stage: 'recovering', clears: 1 });
  expect(seen(well, 240, 0.95, 'clear').stage).toBe('resolved');
  // What the feed does not have any more is missing, and seen again it is seen.
  const gone = seen(often, 0, 0.7, 'no data');
  expect(gone.blind?.why).toBe('no data');
  expect(seen(gone, 0, 0.7)).toMatchObject({ blind: null, breaches: 1 });
});

it('[M7] who acknowledges first has it; a lapse in recovery comes back to them', () => {
  const life = acknowledged(acknowledged(checked('!!!'), 'UA'), 'UB');
  expect(life).toMatchObject({ stage: 'acknowledged', acknowledgedBy: 'UA' });
  expect(checked('.!', life).stage).toBe('acknowledged');
  expect(acknowledged(checked('!!'), 'UA').acknowledgedBy).toBeNull();
});

it('[M7] what somebody looks into is over only with findings, and is the same alert if it breaks again', () => {
  const clear = checked('..', investigated(checked('!!!'), 'UA'));
  expect([clear.stage, isOver(clear)]).toEqual(['resolved', false]);
  expect(isOver(found(clear, 'A feed sent cents.'))).toBe(true);
  const again = checked('!!!', clear);
  expect(again).toMatchObject({ stage: 'acknowledged', investigatedBy: 'UA', firedAt: clear.firedAt });
});

it('[M7] what is no problem is over, and fires again only after it has been clear', () => {
  const life = dismissed(checked('!!!'));
  expect(isOver(life)).toBe(true);
  expect(checked('!!!!!!.!!!', life).stage).toBe('resolved');
  expect(checked('!..!!!', life).stage).toBe('firing');
});

const tell = (life: AlertLife, told: Told, hush: Partial<Hush> = {}, at = 10) =>
  toTell(life, told, { ...NO_HUSH, ...hush }, POLICY, minutes(at));

it('[M6] tells once that it fires and once that it is over', () => {
  expect(tell(checked('!!'), 'nothing')).toBeNull();
  expect(tell(checked('!!!'), 'nothing')).toBe('firing');
  expect(tell(checked('!!!.!'), 'firing')).toBeNull();
  expect(tell(checked('!!!..'), 'firing')).toBe('resolved');
  expect(tell(checked('!!!..'), 'resolved')).toBeNull();
});

it('[M6] f7: what is resolved within a silence is told at its end; what came and went within it, never', () => {
  const over = checked('!!!..');
  expect(tell(over, 'firing', { silencedUntil: minutes(20) }, 19)).toBeNull();
  expect(tell(over, 'firing', { silencedUntil: minutes(20) }, 20)).toBe('resolved');
  expect(tell(over, 'nothing', { silencedUntil: minutes(20) }, 20)).toBeNull();
  expect(tell(checked('!!!'), 'nothing', { snoozedUntil: minutes(20) }, 19)).toBeNull();
  expect(tell(checked('!!!'), 'nothing', { snoozedUntil: minutes(20) }, 20)).toBe('firing');
  expect(tell(checked('!!!'), 'nothing', { inhibited: true })).toBeNull();
});

it('[M2] [M6] a monitor that sees nothing is told of after its limit, whatever kept it from seeing, and when it sees again', () => {
  const blind = checked('-x?');
  expect(tell(blind, 'nothing', {}, 30)).toBeNull();
  expect(tell(blind, 'nothing', {}, 31)).toBe('blind');
  expect(tell(checked('.', blind), 'blind', {}, 32)).toBe('resolved');
  // What fires goes on firing: the last word was that it is broken.
  expect(tell(checked('!!!-'), 'firing', {}, 90)).toBeNull();
});

it('[M6] escalates what fires and nobody acknowledges, counted from when they could hear of it', () => {
  const life = checked('!!!');
  const escalates = (at: number, hush: Partial<Hush> = {}, of = life) =>
    isToEscalate(of, { ...NO_HUSH, ...hush }, POLICY, minutes(at));
  expect([escalates(62), escalates(63)]).toEqual([false, true]);
  expect(escalates(63, { snoozedUntil: minutes(40) })).toBe(false);
  expect(escalates(100, { snoozedUntil: minutes(40) })).toBe(true);
  expect(escalates(100, { inhibited: true })).toBe(false);
  expect(escalates(100, {}, acknowledged(life, 'UA'))).toBe(false);
});
