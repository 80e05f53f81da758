import { z } from 'zod';
import { WORKERS } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { because, optional, paragraph, webAddress } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import { GAP_MAX } from './gap.ts';
import { moveGap } from './move.ts';

const evidence = {
  link: optional(webAddress(because('gaps.refusal.link'))),
  note: optional(paragraph(GAP_MAX.note)),
  /** A file uploaded in the form. */
  file: z
    .object({
      id: z.string().regex(/^F[A-Z0-9]+$/),
      name: z.string().transform((name) => name.slice(0, 200)),
    })
    .nullable()
    .default(null),
};

/** [F3.3] Resolves a gap: with a link, a note or a file that shows it. Who and when is kept beside it. */
export const resolveGap = engagementVerb({
  input: z.object({ engagementId: z.uuid(), id: z.uuid(), ...evidence }),
  may: WORKERS,
  async run(acting, { id, link, note, file }) {
    if (!link && !note && !file) throw new Refusal('gaps.refusal.evidence', {}, 'note');
    const { actor, now } = acting;
    return moveGap(acting, {
      id,
      move: 'resolve',
      isDone: (gap) => gap.state === 'resolved' && gap.resolvedBy === actor.userId,
      set: {
        evidenceLink: link,
        evidenceNote: note,
        evidenceFile: file?.id ?? null,
        evidenceFileName: file?.name ?? null,
        resolvedBy: actor.userId,
        resolvedAt: now,
      },
    });
  },
});
