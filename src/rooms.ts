import { digest } from './digest/room.ts';
import { engagement } from './engagement/room.ts';
import { foundation } from './foundation/room.ts';
import { gates } from './gates/room.ts';
import { home } from './home/room.ts';
import { imports } from './imports/room.ts';
import { links } from './links/room.ts';
import { monitoring } from './monitoring/room.ts';
import { pack } from './pack/room.ts';
import { pilot } from './pilot/room.ts';
import { portfolio } from './portfolio/room.ts';
import { prioritization } from './prioritization/room.ts';
import { privacy } from './privacy/room.ts';
import { production } from './production/room.ts';
import { questions } from './questions/room.ts';
import type { Room } from './room.ts';
import { search } from './search/room.ts';
import { workflow } from './workflow/room.ts';

/** The rooms of the house, in the order a person meets them. */
export const rooms: readonly Room[] = [
  engagement,
  foundation,
  prioritization,
  pilot,
  production,
  monitoring,
  imports,
  gates,
  digest,
  home,
  portfolio,
  search,
  links,
  pack,
  questions,
  workflow,
  privacy,
];
