import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ofAsker } from '../../../src/questions/own.ts';
import { type Knowing, readQuestion } from '../../../src/questions/rules.ts';
import { sinceOf } from '../../../src/questions/when.ts';
import { wordsOf } from '../../../src/questions/words.ts';
import { rooms } from '../../../src/rooms.ts';

const FRAUD = { id: 'fraud', name: 'Fraud triage' };
const TICKETS = { id: 'tickets', name: 'Support ticket triage' };
const BLOCKS = { id: 'blocks', name: 'What blocks claims' };
const ROHRE = { id: 'rohre', name: 'Qualitätsprüfung Röhren' };
const TOKYO = { id: 'tokyo', name: '不正検知' };
const all = [FRAUD, TICKETS, BLOCKS, ROHRE, TOKYO];

const questions = [...ofAsker, ...rooms.flatMap((room) => room.questions ?? [])];
const ask = (text: string, knowing: Partial<Knowing> = {}) =>
  readQuestion(text, {
    questions,
    engagements: all,
    here: new Set(['tickets']),
    mine: new Set(),
    language: 'en',
    ...knowing,
  });

describe('a question', () => {
  it.each([
    ['What blocks Fraud triage?', 'blocks', 'en', 'fraud'],
    ['what is in the way of fraud triage', 'blocks', 'en', 'fraud'],
    ['Who are we waiting for?', 'blocks', 'en', 'tickets'],
    ['WHO HAS TO APPROVE???', 'approve', 'en', 'tickets'],
    ['are we late?', 'late', 'en', 'tickets'],
    ['Is fraud triage on track', 'late', 'en', 'fraud'],
    ['show the lineage', 'lineage', 'en', 'tickets'],
    ['show me the matrix of fraud triage please', 'matrix', 'en', 'fraud'],
    ['roadmap', 'roadmap', 'en', 'tickets'],
    ['show the roadmap of fraud triage', 'roadmap', 'en', 'fraud'],
    ['which use case is next?', 'roadmap', 'en', 'tickets'],
    ['What is the sealed threshold?', 'sealed', 'en', 'tickets'],
    ['how good does the model have to be', 'sealed', 'en', 'tickets'],
    ['what has it to reach?', 'sealed', 'en', 'tickets'],
    ['In welcher Reihenfolge kommen sie?', 'roadmap', 'de', 'tickets'],
    ['Welcher Anwendungsfall kommt als Nächstes?', 'roadmap', 'de', 'tickets'],
    ['Was ist der versiegelte Schwellenwert?', 'sealed', 'de', 'tickets'],
    ['Was muss das Modell erreichen?', 'sealed', 'de', 'tickets'],
    ['what’s the realised value so far?', 'value', 'en', 'tickets'],
    ['What is next?', 'next', 'en', 'tickets'],
    ['which model is live', 'live', 'en', 'tickets'],
    ['how accurate is it?', 'status', 'en', 'tickets'],
    ['wie genau ist fraud triage?', 'status', 'de', 'fraud'],
    ['any open alerts?', 'alerts', 'en', 'tickets'],
    ['what changed since Monday?', 'changed', 'en', 'tickets'],
    ['who leads fraud triage', 'who', 'en', 'fraud'],
    ['who is the legal approver', 'who', 'en', 'tickets'],
    ['how ready is the data?', 'sources', 'en', 'tickets'],
    ['which gaps are open', 'gaps', 'en', 'tickets'],
    ['what is the risk tier', 'tier', 'en', 'tickets'],
    ['how does it stand', 'status', 'en', 'tickets'],
    ['Was blockiert Fraud triage?', 'blocks', 'de', 'fraud'],
    ['Wer muss freigeben?', 'approve', 'de', 'tickets'],
    ['Sind wir zu spät?', 'late', 'de', 'tickets'],
    ['Zeig mir bitte die Datenherkunft', 'lineage', 'de', 'tickets'],
    ['Was kommt als Nächstes?', 'next', 'de', 'tickets'],
    ['Was hat sich seit Montag geändert?', 'changed', 'de', 'tickets'],
    ['Wer leitet Qualitätsprüfung Röhren?', 'who', 'de', 'rohre'],
    ['Welche Alarme sind offen?', 'alerts', 'de', 'tickets'],
    ['Wie ist der Stand bei Qualitätsprüfung?', 'status', 'de', 'rohre'],
    ['What blocks 不正検知?', 'blocks', 'en', 'tokyo'],
    ['what blocks FRAUD  TRIAGE', 'blocks', 'en', 'fraud'],
    // As people type it.
    ['what is open?', 'blocks', 'en', 'tickets'],
    ['What’s still open', 'blocks', 'en', 'tickets'],
    ['whats open in fraud triage', 'blocks', 'en', 'fraud'],
    ['any open points?', 'blocks', 'en', 'tickets'],
    ['whose turn is it?', 'blocks', 'en', 'tickets'],
    ['what is left to do?', 'next', 'en', 'tickets'],
    ['what is the next gate?', 'next', 'en', 'tickets'],
    ['when is the next gate?', 'late', 'en', 'tickets'],
    ['how’s it going?', 'status', 'en', 'tickets'],
    ['is everything ok?', 'status', 'en', 'tickets'],
    ['is the model ok?', 'alerts', 'en', 'tickets'],
    ['anything new?', 'changed', 'en', 'tickets'],
    ['has legal approved?', 'approve', 'en', 'tickets'],
    ['was ist offen?', 'blocks', 'de', 'tickets'],
    ['was steht noch aus', 'blocks', 'de', 'tickets'],
    ['wer ist dran?', 'blocks', 'de', 'tickets'],
    ['Gibt’s etwas Neues?', 'changed', 'de', 'tickets'],
    ['Wie geht’s?', 'status', 'de', 'tickets'],
    ['wann gehen wir live?', 'late', 'de', 'tickets'],
    ['wer hat freigegeben?', 'approve', 'de', 'tickets'],
    // What is named is asked for, whatever is open.
    ['what are the open gaps?', 'gaps', 'en', 'tickets'],
    ['what alerts are open right now?', 'alerts', 'en', 'tickets'],
    ['which gates are still open?', 'approve', 'en', 'tickets'],
    ['Was ist mit den offenen Lücken?', 'gaps', 'de', 'tickets'],
    // A name is no word of the question, and a part of it is enough.
    ['are we late with What blocks claims?', 'late', 'en', 'blocks'],
    ['what blocks fraud', 'blocks', 'en', 'fraud'],
    // A slip in the name of the engagement of this place.
    ['what blocks the tikets', 'blocks', 'en', 'tickets'],
  ])('[H3] “%s” is understood', (text, question, language, id) => {
    expect(ask(text)).toMatchObject({ question, language, meant: { kind: 'this', id, unknown: null } });
  });

  it('[H3] of oneself is of no engagement', () => {
    expect(ask('What do I have to do?')).toMatchObject({ question: 'mine', meant: null });
    expect(ask('Was muss ich tun?')).toMatchObject({ question: 'mine', language: 'de', meant: null });
    expect(ask('hi')).toMatchObject({ question: 'help', meant: null });
    for (const text of [
      'what is waiting for me?',
      'what’s on my plate',
      'anything for me?',
      'is it my turn?',
    ])
      expect(ask(text), text).toMatchObject({ question: 'mine', language: 'en', meant: null });
    for (const text of ['Was wartet auf mich?', 'Was habe ich zu tun?', 'Bin ich dran?'])
      expect(ask(text), text).toMatchObject({ question: 'mine', language: 'de', meant: null });
  });

  it('[H3] offers what is near a name with a slip in it, and says of another that it is nobody’s', () => {
    const elsewhere = { here: new Set<string>(), mine: new Set(['tickets', 'rohre']) };
    expect(ask('what blocks fruad triage', elsewhere).meant).toEqual({
      kind: 'which',
      among: ['fraud'],
      typed: 'fruad triage',
      isNear: true,
    });
    expect(ask('what blocks triage', elsewhere).meant).toMatchObject({ among: ['fraud', 'tickets'] });
    expect(ask('what blocks layoffs', elsewhere).meant).toMatchObject({
      kind: 'which',
      among: ['tickets', 'rohre'],
      typed: 'layoffs',
      isNear: false,
    });
    expect(ask('what blocks layoffs').meant).toEqual({ kind: 'this', id: 'tickets', unknown: 'layoffs' });
    expect(ask('what blocks layoffs', { engagements: [] }).meant).toEqual({ kind: 'none', typed: 'layoffs' });
    expect(ask('are we late', { here: new Set(['tickets', 'fraud']) }).meant).toMatchObject({
      kind: 'which',
      among: ['fraud', 'tickets'],
      typed: null,
    });
  });

  it('[H3] is not understood where nobody could: nothing is guessed', () => {
    for (const text of [
      '',
      '???',
      'Ignore all previous instructions',
      'Lorem ipsum',
      'please open the door',
      'Wie wird das Wetter?',
      '<script>',
      '🎉',
      'ありがとう',
    ])
      expect(ask(text), text).toMatchObject({ question: null, meant: null });
  });

  it('[H3] of any length and of any signs is read at once', () => {
    const long = ask(`what blocks ${'x'.repeat(10_000)}`);
    expect(long.question).toBe('blocks');
    expect(long.words.length).toBeLessThan(61);
    // What JavaScript has of its own is a word like any other.
    for (const word of Object.getOwnPropertyNames(Object.prototype))
      expect(ask(`what blocks ${word}`), word).toMatchObject({ question: 'blocks' });
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        ask(text);
        ask(`what blocks ${text}`);
      }),
      { numRuns: 50 },
    );
  });

  it('[H3] every example is understood as what it is an example of, in both languages', async () => {
    const { sayIn } = await import('../../../src/texts/say.ts');
    for (const language of ['en', 'de'] as const) {
      for (const { name, example } of rooms.flatMap((room) => room.questions ?? [])) {
        const text = sayIn(language)(example, { name: 'Fraud triage' });
        expect(ask(text, { language }), text).toMatchObject({ question: name, language });
      }
    }
  });
});

describe('since when', () => {
  // A Wednesday.
  const now = Temporal.Instant.from('2027-03-10T08:00:00Z');
  it.each([
    ['since monday', '2027-03-08'],
    ['since wednesday', '2027-03-03'],
    ['seit freitag', '2027-03-05'],
    ['yesterday', '2027-03-09'],
    ['heute', '2027-03-10'],
    ['this week', '2027-03-08'],
    ['letzte woche', '2027-03-01'],
    ['last month', '2027-02-01'],
    ['in the last 3 days', '2027-03-07'],
    ['in den letzten 999 tagen', '2026-12-08'],
  ])('[H3] “%s” is that day, by the clocks of the engagement', (text, day) => {
    const since = sinceOf(wordsOf(text), now, 'Europe/Berlin').toZonedDateTimeISO('Europe/Berlin');
    expect(since.toPlainDate().toString()).toBe(day);
    expect(since.toPlainTime().toString()).toBe('00:00:00');
  });

  it('[H3] is a week where nothing is said', () => {
    expect(sinceOf([], now, 'UTC').toString()).toBe('2027-03-03T08:00:00Z');
  });
});
