import { and, asc, count, eq, gte, inArray } from 'drizzle-orm';
import { alert, alertNote } from '../../../db/schema/alerts.ts';
import { monitor, reading } from '../../../db/schema/monitoring.ts';
import { ofCycle } from '../../../db/scope.ts';
import {
  type Block,
  heading,
  type PackContext,
  type PackPart,
  paragraph,
  picture,
  table,
} from '../../chapters.ts';
import { numberText } from '../../texts/words.ts';
import { valuePicture } from '../business/picture.ts';
import { businessOf } from '../business/standing.ts';
import { newestReadings } from '../monitors/list-store.ts';
import { foundText, ruleText } from '../monitors/screens/words.ts';
import type { Monitor } from '../monitors/store.ts';
import { readingsPicture } from './picture.ts';
import type { Alert } from './store.ts';
import { alertView } from './view.ts';

/** So many alerts are drawn, the newest; all stand in the table. */
const DRAWN = 12;

/** [A2] [M2] [M6] What watches the model, what it read, what fired and how that ended. */
export async function monitoringPack(context: PackContext): Promise<PackPart> {
  const { tx, workspaceId, engagement, say } = context;
  const { id, cycle } = engagement;
  const monitors = await tx
    .select()
    .from(monitor)
    .where(ofCycle(monitor, workspaceId, id, cycle))
    .orderBy(asc(monitor.layer), asc(monitor.nameKey));
  const ids = monitors.map((one) => one.id);
  const alerts =
    ids.length === 0
      ? []
      : await tx
          .select()
          .from(alert)
          .where(and(eq(alert.workspaceId, workspaceId), inArray(alert.monitorId, ids)))
          .orderBy(asc(alert.openedAt), asc(alert.id));
  const business = await businessOf(tx, workspaceId, engagement);
  return {
    chapters: [
      {
        title: say('pack.monitoring'),
        blocks: [
          ...(await monitorBlocks(context, monitors)),
          ...(business ? picture(valuePicture(say, business, engagement.timeZone, 0)) : []),
          heading(say('pack.alerts')),
          ...(await alertBlocks(context, alerts, monitors)),
        ],
      },
    ],
  };
}

async function monitorBlocks(context: PackContext, monitors: readonly Monitor[]): Promise<Block[]> {
  const { tx, workspaceId, say, who, when, word } = context;
  if (monitors.length === 0) return [paragraph(say('pack.none'))];
  const ids = monitors.map(({ id }) => id);
  const newest = await newestReadings(tx, workspaceId, ids);
  const counted = await tx
    .select({ id: reading.monitorId, verdict: reading.verdict, n: count() })
    .from(reading)
    .where(and(eq(reading.workspaceId, workspaceId), inArray(reading.monitorId, ids)))
    .groupBy(reading.monitorId, reading.verdict);
  const countsOf = (id: string) =>
    counted
      .filter((one) => one.id === id)
      .map(({ verdict, n }) => `${word(verdict)} ${numberText(n, say)}`)
      .join(', ');
  return [
    table(
      [
        { title: say('pack.col.monitor'), share: 1.5 },
        { title: say('pack.col.layer') },
        { title: say('pack.col.rule'), share: 1.5 },
        { title: say('pack.col.owner') },
        { title: say('pack.col.readings'), share: 1.5 },
        { title: say('pack.col.newest'), share: 1.5 },
      ],
      monitors.map((one) => {
        const last = newest.get(one.id);
        return [
          one.retiredAt ? say('pack.retired', { name: one.name }) : one.name,
          say(`monitoring.layer.${one.layer}`),
          ruleText(say, one.rule),
          who(one.ownerId),
          countsOf(one.id) || '–',
          last
            ? `${last.value === null ? word(last.verdict) : foundText(say, one.rule, { ...last, value: last.value })}, ${when(last.slot)}`
            : '–',
        ];
      }),
      say('pack.none'),
    ),
  ];
}

async function alertBlocks(
  context: PackContext,
  alerts: readonly Alert[],
  monitors: readonly Monitor[],
): Promise<Block[]> {
  const { tx, workspaceId, say, who, when, word } = context;
  const first = alerts[0];
  if (!first) return [paragraph(say('pack.none'))];
  const notes = await tx
    .select()
    .from(alertNote)
    .where(
      and(
        eq(alertNote.workspaceId, workspaceId),
        gte(alertNote.at, first.openedAt),
        inArray(
          alertNote.alertId,
          alerts.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(asc(alertNote.number));
  const drawn: Block[] = [];
  for (const { id } of alerts.slice(-DRAWN)) {
    const view = await alertView(context, workspaceId, id);
    if (view) drawn.push(...picture(readingsPicture(say, view, 0)));
  }
  const name = new Map(monitors.map((one) => [one.id, one.name]));
  return [
    table(
      [
        { title: say('pack.col.monitor') },
        { title: say('pack.col.opened') },
        { title: say('pack.col.state') },
        { title: say('pack.col.happened'), share: 3 },
      ],
      alerts.map((one) => [
        name.get(one.monitorId) ?? '–',
        when(one.openedAt),
        one.closedAt ? `${word('closed')}, ${when(one.closedAt)}` : word(one.stage ?? one.blindWhy ?? 'open'),
        notes
          .filter(({ alertId }) => alertId === one.id)
          .map((note) =>
            [`${when(note.at)} ${word(note.kind)}, ${who(note.by)}`, note.text].filter(Boolean).join(': '),
          )
          .join('\n') || '–',
      ]),
      say('pack.none'),
    ),
    ...drawn,
  ];
}
