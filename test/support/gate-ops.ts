import fc from 'fast-check';
import { CAST, type Op } from './gate-machine.ts';

const who = fc.constantFrom(...CAST);
const simple = <
  Name extends
    | 'approve'
    | 'conditions'
    | 'reject'
    | 'take-back'
    | 'react'
    | 'unreact'
    | 'react-lost'
    | 'unreact-lost'
    | 'deactivate',
>(
  op: Name,
) => who.map((one) => ({ op, who: one }) as Extract<Op, { op: Name }>);
const bare = <Name extends 'edit' | 'doubt' | 'withdraw' | 'reconcile' | 'time' | 'again'>(op: Name) =>
  fc.constant({ op } as Extract<Op, { op: Name }>);

/** Whatever can happen to a request, the likely things more often. */
export const anyOp: fc.Arbitrary<Op> = fc.oneof(
  { weight: 6, arbitrary: simple('approve') },
  { weight: 2, arbitrary: simple('conditions') },
  { weight: 1, arbitrary: simple('reject') },
  { weight: 2, arbitrary: simple('take-back') },
  { weight: 4, arbitrary: simple('react') },
  { weight: 2, arbitrary: simple('unreact') },
  { weight: 3, arbitrary: simple('react-lost') },
  { weight: 2, arbitrary: simple('unreact-lost') },
  { weight: 3, arbitrary: bare('edit') },
  { weight: 2, arbitrary: bare('doubt') },
  { weight: 1, arbitrary: bare('withdraw') },
  { weight: 3, arbitrary: bare('reconcile') },
  { weight: 1, arbitrary: bare('time') },
  { weight: 2, arbitrary: bare('again') },
  { weight: 1, arbitrary: simple('deactivate') },
  {
    weight: 3,
    arbitrary: fc.record({
      op: fc.constant('role' as const),
      who,
      role: fc.constantFrom('data' as const, 'business' as const),
      on: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('delegate' as const), who, to: who }) },
);
