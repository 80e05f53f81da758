import type { CommandVisit } from '../handlers.ts';
import { nameKey } from '../record/name-key.ts';
import type { Command, Room } from '../room.ts';
import { afterWords, readCommand } from '../slack/commands.ts';
import type { Answering } from '../slack/registry.ts';
import type { World } from '../world.ts';
import { choiceMessage, noEngagementMessage } from './screens/here.ts';
import { type Engagement, engagementsInChannel, engagementsOf } from './store.ts';
import { canSee, viewEngagement } from './view.ts';

/** A room as Slack's requests find it: a command about an engagement finds out which before it runs. */
export function answering({ name, slack }: Room): Answering<World> {
  if (!slack) return { name };
  const commands = (slack.commands ?? []).map((command) => ({
    ...command,
    run: (visit: CommandVisit) => runHere(visit, command),
  }));
  return { name, slack: { ...slack, commands } };
}

/**
 * Runs a command. The engagement it is about is the one of this channel, else the only one this person is in. Of several
 * the one whose name was typed first; where none was, the person is asked.
 */
async function runHere(visit: CommandVisit, command: Command): Promise<void> {
  if (command.about === undefined) return command.run(visit);
  const { say, text } = visit;
  const candidates = await engagementsHere(visit);
  const { named, rest } =
    candidates.length > 1 ? readName(text, candidates) : { named: candidates, rest: text };
  const [only, ...others] = named;
  if (only && others.length === 0) return command.run({ ...visit, text: rest }, only);
  const asked = { command: command.name, text: rest };
  await visit.tell(only ? choiceMessage(say, asked, named) : noEngagementMessage(say));
}

/** The answer to “which engagement?”: the line that was typed runs with it. */
export async function runFor(
  visit: Omit<CommandVisit, 'text'>,
  line: string,
  engagementId: string,
): Promise<void> {
  const { world, actor } = visit;
  const commands = world.rooms.flatMap((room) => room.slack?.commands ?? []);
  const asked = readCommand(line, new Map(commands.map((command) => [command.name, command])));
  if (asked.kind !== 'run' || asked.command.about === undefined) return;
  const chosen = await world.db.inWorkspace(actor.workspaceId, (tx) =>
    viewEngagement(tx, actor, engagementId),
  );
  await asked.command.run({ ...visit, text: asked.text }, chosen);
}

/** Those of this channel that the person may see; where there are none, those that name the person. */
function engagementsHere({ world, actor, channel }: CommandVisit): Promise<Engagement[]> {
  const { workspaceId, userId } = actor;
  return world.db.inWorkspace(workspaceId, async (tx) => {
    const visible: Engagement[] = [];
    for (const engagement of await engagementsInChannel(tx, workspaceId, channel)) {
      if (await canSee(tx, actor, engagement)) visible.push(engagement);
    }
    return visible.length > 0 ? visible : engagementsOf(tx, workspaceId, userId);
  });
}

/** Which of several a text begins with the name of, and what comes after it. All of them where it is nobody's name. */
export function readName<Named extends { name: string }>(
  text: string,
  candidates: readonly Named[],
): { named: readonly Named[]; rest: string } {
  const words = text.trim().split(/\s+/);
  for (let count = words.length; count > 0; count -= 1) {
    const key = nameKey(words.slice(0, count).join(' '));
    const named = candidates.filter(({ name }) => nameKey(name) === key);
    if (key !== '' && named.length > 0) return { named, rest: afterWords(text, count) };
  }
  return { named: candidates, rest: text };
}
