import {
  type Block,
  context,
  divider,
  header,
  type Modal,
  modal,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { fitBlocks, fitText } from '@phasegate/block-kit/fit.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { nameOf } from '../../engagement/names.ts';
import { inLanguage } from '../../playbook/playbook.ts';
import { markup, type Say } from '../../texts/say.ts';
import { moment } from '../../texts/words.ts';
import { changeLine, itemSection, sealOverrideLine } from './lines.ts';
import { gateName, type RequestState, roleName } from './words.ts';

/** All that a request rests on and all that was decided, for whoever wants to know before they sign. */
export function evidenceModal(say: Say, state: RequestState): Modal {
  const { request } = state;
  const items = state.items.map((item) =>
    itemSection(say, state, item, `\n_${escape(inLanguage(item.why, say))}_`),
  );
  const decisions = state.decisions.map((one) =>
    context(
      say.md('gates.evidence.decision', {
        kind: one.kind,
        role: roleName(say, one.role),
        who: markup(nameOf(state.names, one.userId)),
        when: moment(one.at, say),
        gone: one.voidReason?.replace(' ', '-') ?? 'no',
        text: fitText(one.text ?? '', 200),
      }),
    ),
  );
  const changes = request.changes.slice(-10).map((one) => context(changeLine(say, state, one, false)));
  const blocks: Block[] = [
    ...items,
    divider(),
    header(say('gates.evidence.decisions')),
    ...(decisions.length > 0 ? decisions : [context(say.md('gates.evidence.none'))]),
    ...changes,
  ];
  const { seal, sealing } = request.evidence;
  const last = context(
    [
      ...sealOverrideLine(say, state),
      ...(seal
        ? [
            say.md('gates.evidence.seal', {
              version: seal.version,
              digest: seal.digest,
              when: moment(Temporal.Instant.from(seal.sealedAt), say),
            }),
          ]
        : []),
      ...(sealing ? [say.md('gates.evidence.sealing', { digest: sealing })] : []),
      say.md('gates.evidence.digest', { digest: request.digest }),
    ].join('\n'),
  );
  const more = (left: number): Block => context(say.md('gates.request.more-items', { left }));
  const fitted = fitBlocks(blocks, { max: LIMITS.view.blocks - 2, budget: 60_000, more });
  return modal({
    title: say('gates.evidence.title'),
    close: say('common.close'),
    blocks: [
      section(
        say.md('gates.evidence.about', { gate: gateName(say, state), engagement: state.engagement.name }),
      ),
      ...fitted.blocks,
      last,
    ],
  });
}
