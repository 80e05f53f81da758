/** What somebody asked: which question, of which engagement, in which language. Pure. */
import { ROLES } from '../engagement/roles.ts';
import { catalogues, type Language, type TextKey } from '../texts/catalogue.ts';
import { type Named, nearNames, partNames, wholeNames } from './names.ts';
import { bestMatch, isOneOf, isWordOf, type Match, unglued, wordsOf } from './words.ts';

/** What can be asked, as far as it is recognised by. */
export interface Asking {
  name: string;
  asks: TextKey;
  /** Of whoever asks, and of no single engagement. */
  ofAsker?: true;
}

export interface Knowing {
  questions: readonly Asking[];
  /** Those the person may see. */
  engagements: readonly Named[];
  /** Of these: those of the channel it is asked in, or looked at; and those that name the person. */
  here: ReadonlySet<string>;
  mine: ReadonlySet<string>;
  /** The person's own. */
  language: Language;
  /** The question, where somebody else has understood which one it is. */
  chosen?: string;
}

/** Which engagement is meant: this one; one of these, as the person is asked; or none there is. */
type Meant =
  | { kind: 'this'; id: string; unknown: string | null }
  | { kind: 'which'; among: readonly string[]; typed: string | null; isNear: boolean }
  | { kind: 'none'; typed: string | null };

export interface Reading {
  /** Null where nobody understands it. */
  question: string | null;
  language: Language;
  /** Null where it is of no engagement. */
  meant: Meant | null;
  role: (typeof ROLES)[number] | null;
  /** What may say since when. */
  words: readonly string[];
}

const LANGUAGES = Object.keys(catalogues) as Language[];
const inAny = (key: TextKey, word: string): boolean =>
  LANGUAGES.some((language) => isOneOf(catalogues[language][key], word));

/** [H3] The same words, the same reading. Names of engagements are no words of a question. */
export function readQuestion(text: string, knowing: Knowing): Reading {
  const all = wordsOf(text);
  const whole = wholeNames(knowing.engagements, all);
  const words = all.flatMap((word, at) => (whole.taken.includes(at) ? [NAME] : unglued(word)));
  const found = recognised(words, knowing);
  const role = ROLES.find((one) => words.some((word) => inAny(`questions.role.${one}`, word))) ?? null;
  const common = { role, words: words.filter((word) => word !== NAME) };
  if (!found) return { ...common, question: null, language: knowing.language, meant: null };
  const { question, language, match } = found;
  const meant = question.ofAsker
    ? null
    : whole.among.length > 0
      ? oneOf(whole.among, knowing)
      : meantBy(typedName(words, match, catalogues[language][question.asks]), knowing);
  return { ...common, question: question.name, language, meant };
}

/** Stands where a name stood, and is no word. */
const NAME = '\u0000';

function recognised(words: readonly string[], { questions, language: own, chosen }: Knowing) {
  const given = questions.find(({ name }) => name === chosen);
  if (given) return { question: given, language: own, match: { weight: 0, taken: words.map((_, at) => at) } };
  let best: { question: Asking; language: Language; match: Match } | null = null;
  const languages = [own, ...LANGUAGES.filter((one) => one !== own)];
  for (const question of questions) {
    for (const language of languages) {
      const match = bestMatch(catalogues[language][question.asks], words);
      if (match && match.weight > (best?.match.weight ?? 0)) best = { question, language, match };
    }
  }
  return best;
}

/** What is left of the words may be a name, or the part of one. */
interface Typed {
  words: readonly string[];
  /** It stands where a name would: after “of”, “for”, or at the end of what asks. */
  isPlaced: boolean;
}

/** @param phrases how what is asked can be asked: none of their words is a name */
function typedName(words: readonly string[], { taken }: Match, phrases: string): Typed {
  const places = words.flatMap((word, at) =>
    taken.includes(at) || isPassedOver(word) || isWordOf(phrases, word) ? [] : [at],
  );
  const [first] = places;
  if (first === undefined) return { words: [], isPlaced: false };
  const before = first - 1;
  const isPlaced = taken.includes(before) || inAny('questions.words.before-name', words[before] ?? '');
  return { words: places.map((at) => words[at] ?? ''), isPlaced };
}

const isPassedOver = (word: string): boolean =>
  /^\d+$/.test(word) || PASSED_OVER.some((key) => inAny(key, word));
const PASSED_OVER: readonly TextKey[] = [
  'questions.words.small',
  'questions.words.before-name',
  ...([1, 2, 3, 4, 5, 6, 7] as const).map((day) => `questions.when.${day}` as const),
  ...ROLES.map((role) => `questions.role.${role}` as const),
];

/** Words that ask for something are told as nobody's name neither: “what is the next gate?”. */
const isAsking = (word: string, { questions }: Knowing): boolean =>
  questions.some(({ asks }) => LANGUAGES.some((language) => isWordOf(catalogues[language][asks], word)));

function meantBy({ words, isPlaced }: Typed, knowing: Knowing): Meant {
  const { engagements } = knowing;
  const typed = words.every((word) => isAsking(word, knowing)) ? null : words.join(' ');
  const parts = partNames(engagements, words);
  if (parts.length > 0) return oneOf(parts, knowing);
  const near = nearNames(engagements, words);
  const [mostNear] = near.filter(({ id }) => knowing.here.has(id));
  if (mostNear) return { kind: 'this', id: mostNear.id, unknown: null };
  if (near.length > 0) return { kind: 'which', among: near.map(({ id }) => id), typed, isNear: true };
  const usual = usualOf(knowing);
  if (usual.kind === 'this') return { ...usual, unknown: isPlaced ? typed : null };
  return { ...usual, typed: isPlaced ? typed : null };
}

/** Of several the one of this place, where there is just one. */
function oneOf(among: readonly Named[], { here }: Knowing): Meant {
  const inPlace = among.filter(({ id }) => here.has(id));
  const [only, ...others] = inPlace.length > 0 ? inPlace : among;
  if (only && others.length === 0) return { kind: 'this', id: only.id, unknown: null };
  return { kind: 'which', among: among.map(({ id }) => id), typed: null, isNear: false };
}

/** No name: that of this place, else the person's own, else the only one there is. */
function usualOf({ engagements, here, mine }: Knowing): Meant {
  for (const some of [here, mine, new Set(engagements.map(({ id }) => id))]) {
    const among = engagements.filter(({ id }) => some.has(id)).map(({ id }) => id);
    const [only, ...others] = among;
    if (only === undefined) continue;
    return others.length === 0
      ? { kind: 'this', id: only, unknown: null }
      : { kind: 'which', among, typed: null, isNear: false };
  }
  return { kind: 'none', typed: null };
}
