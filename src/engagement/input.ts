import { z } from 'zod';
import { because, day, line, optional, paragraph, userId } from '../record/parse.ts';
import { isTimeZone } from './rules.ts';

/** The fields of an engagement that people type, checked the same wherever they come from. */
export const detailFields = {
  name: line(80),
  goal: paragraph(1_000),
  plannedStart: day(),
  timeZone: z.string().refine(isTimeZone, because('engagement.refusal.time-zone')),
  workingDays: z
    .array(z.coerce.number().int().min(1).max(7))
    .refine((days) => days.length > 0, because('refusal.required')),
  visibility: z.enum(['open', 'restricted']),
};

/** What Slack takes as a channel's name. */
const channelName = z
  .string()
  .transform((name) => name.trim().replace(/^#/, ''))
  .refine(
    (name) => name === '' || /^[\p{Ll}\p{Lo}\p{N}_-]{1,80}$/u.test(name),
    because('engagement.refusal.channel-name'),
  );

/** Where its card lives. */
export const channelFields = {
  channelId: optional(z.string().regex(/^[CG][A-Z0-9]{2,}$/)),
  newChannelName: channelName,
};

const whatFields = {
  id: z.uuid(),
  name: detailFields.name,
  goal: detailFields.goal,
  leadId: userId(),
  ...channelFields,
};

const whereOk = (input: { channelId: string | null; newChannelName: string }) =>
  input.channelId !== null || input.newChannelName !== '';
const where = { ...because('engagement.refusal.channel'), path: ['channelId'] };

/** The first step of the start form. */
export const startWhat = z.object(whatFields).refine(whereOk, where);

/** All that starts an engagement. */
export const startInput = z
  .object({
    ...whatFields,
    plannedStart: detailFields.plannedStart,
    timeZone: detailFields.timeZone,
    workingDays: detailFields.workingDays,
    visibility: detailFields.visibility,
  })
  .refine(whereOk, where);

export const reason = paragraph(500);
