import { before } from '../../engagement/before.ts';
import { WORKERS } from '../../engagement/roles.ts';
import { HANDLERS } from '../alerts/act.ts';
import { DECLARERS } from './declare.ts';
import { PIPELINE_KEEPERS } from './pipeline.ts';
import { APPROVERS } from './steps.ts';

/** Whoever a form's verb would refuse at its end is refused before anything is typed. */
export const beforeTrigger = before(HANDLERS);
export const beforeDeclaring = before(DECLARERS);
export const beforeNaming = before(WORKERS);
export const beforeAbandoning = before(APPROVERS);
export const beforePipeline = before(PIPELINE_KEEPERS);
