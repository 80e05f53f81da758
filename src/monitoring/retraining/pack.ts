import {
  type Block,
  facts,
  heading,
  type PackContext,
  type PackPart,
  paragraph,
  table,
} from '../../chapters.ts';
import { nameOf } from './screens/card.ts';
import { eventsOf, type RetrainingEvent, triggersOf } from './store.ts';

/** [A2] [R1] [R2] Each retraining: its reasons, who let it run, what came of it. */
export async function retrainingPack(context: PackContext): Promise<PackPart> {
  const { tx, workspaceId, engagement, say } = context;
  const all = await eventsOf(tx, workspaceId, engagement.id, Number.MAX_SAFE_INTEGER);
  const ofCycle = all.filter(({ cycle }) => cycle === engagement.cycle);
  const oldestFirst = ofCycle.toSorted((a, b) => Temporal.Instant.compare(a.proposedAt, b.proposedAt));
  const blocks: Block[] = [];
  for (const event of oldestFirst) blocks.push(...(await eventBlocks(context, event)));
  return {
    chapters: [
      {
        title: say('pack.retrainings'),
        blocks: blocks.length > 0 ? blocks : [paragraph(say('pack.none'))],
      },
    ],
  };
}

async function eventBlocks(
  { tx, say, who, when, day, word }: PackContext,
  event: RetrainingEvent,
): Promise<Block[]> {
  const triggers = await triggersOf(tx, event);
  const by = (at: Temporal.Instant | null, userId: string | null) =>
    at === null ? '' : `${when(at)}, ${who(userId)}`;
  return [
    heading(say('pack.retrained', { name: nameOf(event) })),
    facts(
      [say('pack.col.state'), word(event.state)],
      [say('pack.col.proposed'), by(event.proposedAt, event.proposedBy)],
      [say('pack.col.approved'), by(event.approvedAt, event.approvedBy)],
      [
        say('pack.col.run'),
        event.startedAt === null
          ? ''
          : [
              say('pack.attempt', { attempt: event.attempt }),
              by(event.startedAt, event.startedBy),
              event.runRef,
              event.runFault,
            ]
              .filter(Boolean)
              .join('\n'),
      ],
      [
        say('pack.col.model'),
        event.toModel === null ? '' : `${event.toModel}, ${by(event.namedAt, event.namedBy)}`,
      ],
      [say('pack.col.artefact'), event.toDigest ?? ''],
      [say('pack.col.revalidated'), event.revalidatedAt === null ? '' : when(event.revalidatedAt)],
      [say('pack.col.ended'), by(event.endedAt, event.endedBy)],
      [say('pack.col.reason'), event.reason ?? ''],
    ),
    table(
      [
        { title: say('pack.col.trigger'), share: 1.2 },
        { title: say('pack.col.found'), share: 3 },
        { title: say('pack.col.by') },
      ],
      triggers.map((one) => [
        [word(one.kind), one.title, one.since === null ? '' : `${word(one.change)}, ${day(one.since)}`]
          .filter(Boolean)
          .join('\n'),
        [one.text, one.cause, one.missed].filter(Boolean).join('\n'),
        `${who(one.by)}\n${when(one.at)}`,
      ]),
      say('pack.none'),
    ),
  ];
}
