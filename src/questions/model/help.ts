import type { Actor } from '../../record/act.ts';
import { plainWords } from '../../slack/plain-words.ts';
import { sayIn } from '../../texts/say.ts';
import type { World } from '../../world.ts';
import { type Asking, type Understood, understand } from '../ask.ts';
import { factsOf, known, markOf, questionsOf } from '../compose.ts';
import { HELP, MINE } from '../own.ts';
import { isFaithful, nameIn } from './rules.ts';

/** [H3] The question that the model understood, where the grammar understood none; what is answered is ours all the same. */
export async function chosenBy(
  world: World,
  actor: Actor,
  asking: Asking,
  so: Understood,
): Promise<Understood> {
  const { languageModel } = world;
  if (!languageModel || so.kept.kind !== 'unknown' || asking.text.trim() === '') return so;
  const say = sayIn(asking.locale);
  const choices = questionsOf(world).map(({ name, example }) => ({
    name,
    example: say(example, { name: say('questions.example.this') }),
  }));
  const said = await languageModel.choose(asking.text, choices);
  const chosen =
    said === null
      ? null
      : nameIn(
          said,
          choices.map(({ name }) => name),
        );
  return chosen === null ? so : understand(world, actor, { ...asking, chosen });
}

/** [H3] The facts in the model's words, where each of these words is in the facts. */
export async function phrasedBy(world: World, actor: Actor, so: Understood): Promise<Understood> {
  const { languageModel } = world;
  const { kept, locale } = so;
  if (!languageModel || kept.kind !== 'answer' || kept.question === HELP || kept.question === MINE) return so;
  const { workspaceId } = actor;
  const say = sayIn(locale);
  const found = await world.db.inWorkspace(workspaceId, (tx) =>
    known({ tx, workspaceId, world, now: world.clock.now(), say }, actor, kept),
  );
  const question = questionsOf(world).find(({ name }) => name === kept.question);
  if (!found || !question) return so;
  const facts = factsOf(found);
  const plain = await plainWords(world, workspaceId, facts);
  const asked = say(question.example, { name: found.engagement?.name ?? '' });
  const text = await languageModel.phrase({ question: asked, lines: plain.split('\n') }, say.language);
  if (text === null) return so;
  if (!isFaithful(text, plain, say.language)) {
    world.log.info(
      { workspaceId, question: kept.question },
      'what the language model said is not in the facts',
    );
    return so;
  }
  return { ...so, kept: { ...kept, phrased: { text, of: markOf(facts) } } };
}
