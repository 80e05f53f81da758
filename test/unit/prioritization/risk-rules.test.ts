import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadPlaybook } from '../../../src/playbook/playbook.ts';
import { EU_CLASSES, risk as schema, TIERS } from '../../../src/playbook/risk-schema.ts';
import { type Answers, follow, kept, tiersFrom } from '../../../src/prioritization/risk/rules.ts';

const manifest = loadPlaybook().risk;
const keys = manifest.questions.map((one) => one.key);
const AREAS = manifest.questions.filter((one) => one.excepted).map((one) => one.key);

/** Everything no, but what is given. */
const answers = (yes: readonly string[]): Answers =>
  Object.fromEntries(keys.map((key) => [key, yes.includes(key)]));
const verdict = (...yes: string[]) => follow(manifest, answers(yes)).verdict;
const anyAnswers = fc.record(Object.fromEntries(keys.map((key) => [key, fc.boolean()])));

describe('the questions on risk', () => {
  it('[E6] ask for prohibited practices, Annex I, the eight areas of Annex III, the exception, and Art. 50', () => {
    expect(keys[0]).toBe('prohibited');
    expect(AREAS).toHaveLength(8);
    expect(AREAS.map((key) => manifest.questions.find((one) => one.key === key)?.basis.en)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `Annex III no. ${number}`),
    );
    for (const question of manifest.questions)
      for (const text of [question.text, question.help, question.basis, question.about])
        expect(text.de, question.key).toBeTruthy();
  });

  it.each<[string, string[], string, string]>([
    ['nothing', [], 'minimal', 'minimal'],
    ['a prohibited practice', ['prohibited'], 'prohibited', 'high'],
    ['a safety component, which knows no exception', ['annex_i'], 'high-risk', 'high'],
    ['an area of Annex III that influences decisions', ['employment', 'influence'], 'high-risk', 'high'],
    ['an area of Annex III with profiling', ['essential_services', 'profiling'], 'high-risk', 'high'],
    ['an area of Annex III, lifted by the exception', ['employment'], 'minimal', 'minimal'],
    ['a lifted one that people talk to', ['employment', 'interacts'], 'transparency', 'limited'],
    ['a chat', ['interacts'], 'transparency', 'limited'],
    ['generated content', ['generates'], 'transparency', 'limited'],
    ['profiling outside of the areas', ['profiling', 'influence'], 'minimal', 'minimal'],
  ])('[E6] %s', (_what, yes, euClass, tier) => {
    expect(verdict(...yes)).toMatchObject({ euClass, tier });
  });

  it('[E6] name the questions that decided, and what the exception lifted', () => {
    expect(verdict('employment', 'influence')?.deciding.map((one) => one.key)).toEqual([
      'employment',
      'influence',
    ]);
    expect(verdict('employment', 'influence')?.lifted).toBeNull();
    expect(verdict('employment')).toMatchObject({ deciding: [], lifted: { key: 'employment' } });
    expect(verdict('employment', 'interacts')).toMatchObject({
      deciding: [{ key: 'interacts' }],
      lifted: { key: 'employment' },
    });
  });

  it('[E6] are asked one at a time, and no more than needed', () => {
    expect(follow(manifest, {})).toMatchObject({ asked: [], next: { key: 'prohibited' }, verdict: null });
    expect(follow(manifest, { prohibited: true }).verdict?.euClass).toBe('prohibited');
    const hired = {
      prohibited: false,
      annex_i: false,
      biometrics: false,
      infrastructure: false,
      education: false,
    };
    expect(follow(manifest, { ...hired, employment: true }).next?.key).toBe('profiling');
    expect(follow(manifest, answers([])).asked.map((one) => one.key)).not.toContain('profiling');
  });

  it('[E6] come to an end on every path', () => {
    fc.assert(
      fc.property(anyAnswers, (given) => {
        let known: Answers = {};
        for (let asked = 0; asked <= keys.length; asked += 1) {
          const course = follow(manifest, known);
          if (course.verdict) {
            expect(course.asked).toHaveLength(asked);
            return;
          }
          expect(Object.keys(known)).not.toContain(course.next.key);
          known = { ...known, [course.next.key]: given[course.next.key] };
        }
        throw new Error('no end');
      }),
    );
  });

  it('[E6] never come to a lower tier by a yes more', () => {
    const weight = (given: Answers) => TIERS.indexOf(follow(manifest, given).verdict?.tier ?? 'high');
    const gravity = (given: Answers) =>
      -EU_CLASSES.indexOf(follow(manifest, given).verdict?.euClass ?? 'prohibited');
    fc.assert(
      fc.property(anyAnswers, fc.constantFrom(...keys), (given, key) => {
        const no = { ...given, [key]: false };
        const yes = { ...given, [key]: true };
        expect(weight(yes)).toBeGreaterThanOrEqual(weight(no));
        expect(gravity(yes)).toBeGreaterThanOrEqual(gravity(no));
      }),
    );
  });

  it('[E6] offer the tier computed or a higher one, never a lower', () => {
    expect(tiersFrom('minimal')).toEqual(['minimal', 'limited', 'high']);
    expect(tiersFrom('limited')).toEqual(['limited', 'high']);
    expect(tiersFrom('high')).toEqual(['high']);
  });

  it('[E6] keep only what was asked, with the basis that decided', () => {
    const given = answers(['employment', 'influence', 'generates']);
    const written = kept(follow(manifest, given), given, {
      employment: 'Sorts applications',
      migration: 'no',
    });
    expect(written.map((one) => one.question)).toEqual([
      'prohibited',
      'annex_i',
      'biometrics',
      'infrastructure',
      'education',
      'employment',
      'profiling',
      'influence',
    ]);
    expect(written.find((one) => one.question === 'employment')).toEqual({
      question: 'employment',
      answer: true,
      note: 'Sorts applications',
      decides: { en: 'Annex III no. 4 employment', de: 'Anhang III Nr. 4 Beschäftigung' },
    });
    expect(written[0]).toEqual({ question: 'prohibited', answer: false, note: null });
  });
});

describe('the manifest of questions', () => {
  const said = { en: 'x' };
  const base = { text: said, help: said, basis: said, about: said };
  const classes = manifest.classes;
  const fault = (questions: unknown[], other = classes as unknown[]) =>
    schema
      .safeParse({ law: manifest.law, classes: other, questions })
      .error?.issues.map((one) => one.message) ?? [];

  it.each<[string, unknown[]]>([
    ['that neither decides nor confirms', [{ ...base, key: 'a' }]],
    ['that does both', [{ ...base, key: 'a', yes: 'high-risk', confirms: 'high-risk' }]],
    ['that is excepted and never confirmed', [{ ...base, key: 'a', yes: 'high-risk', excepted: true }]],
    [
      'of a lighter class before a graver one',
      [
        { ...base, key: 'a', yes: 'transparency' },
        { ...base, key: 'b', yes: 'prohibited' },
      ],
    ],
    [
      'of one name twice',
      [
        { ...base, key: 'a', yes: 'prohibited' },
        { ...base, key: 'a', yes: 'high-risk' },
      ],
    ],
  ])('[E6] is refused with a question %s', (_what, questions) => {
    expect(fault(questions)).toHaveLength(1);
  });

  it('[E6] is refused where a lighter class has a higher tier', () => {
    const question = [{ ...base, key: 'a', yes: 'prohibited' }];
    expect(fault(question)).toEqual([]);
    expect(
      fault(
        question,
        classes.map((one) => ({ ...one, tier: one.key === 'minimal' ? 'high' : one.tier })),
      ),
    ).toHaveLength(1);
    expect(fault(question, classes.slice(1))).toHaveLength(1);
  });
});
