import type { ReferenceContent } from '../../../db/schema/references.ts';
import type { ImportProblem } from '../../imports/kind.ts';
import { fault } from '../../imports/problem.ts';
import { DEFAULT_POLICY } from '../../statistics/drift/verdict.ts';

/** Why nothing could be held against it. */
export const unfit = ({ n, features }: ReferenceContent): ImportProblem[] => [
  ...(n < DEFAULT_POLICY.minimum
    ? [fault('monitoring.reference.fault.few', 0, '', { n, least: DEFAULT_POLICY.minimum })]
    : []),
  ...(features.length === 0 ? [fault('monitoring.reference.fault.no-feature')] : []),
];
