import { describe, expect, it } from 'vitest';
import { gapForm } from '../../../src/foundation/gaps/gap.ts';
import { sourceForm } from '../../../src/foundation/inventory/source.ts';
import { candidateForm } from '../../../src/prioritization/use-case/candidate.ts';

describe('a declared form', () => {
  it.each([
    ['a source', sourceForm],
    ['a use case', candidateForm],
    ['a gap', gapForm],
  ] as const)('[X8] of %s asks for each of its fields once', (_what, form) => {
    const asked = form.steps.flatMap(({ fields }) => fields);
    expect(asked.toSorted()).toEqual(form.names.toSorted());
  });
});
