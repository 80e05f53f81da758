import type { Answers } from '../../slack/handlers.ts';
import type { Endpoint } from '../endpoint.ts';
import { scopesOf } from '../scopes.ts';
import {
  backToKeys,
  chooseMove,
  openKeys,
  openMake,
  submitMake,
  submitRevoke,
  submitRotate,
  suggestDeployments,
  turnPage,
} from './handlers.ts';
import { KEY_IDS } from './ids.ts';
import { me } from './me.ts';
import type { FindDeployments, Offer } from './offer.ts';

/** What another room offers that keys are made for. */
interface Offering {
  api?: readonly Pick<Endpoint, 'scope' | 'method' | 'path' | 'about'>[];
  keyDeployments?: FindDeployments;
}

const NO_DEPLOYMENTS: FindDeployments = async () => [];

/**
 * The keys of the HTTP API in Slack, as a room like any other, and the API's own endpoint.
 * @param url where callers reach the API, for the example that is shown with a new key
 * @param rooms the others: keys are made for what they offer
 */
export function keysRoom(
  url: string,
  rooms: readonly Offering[],
): { name: string; slack: Answers; api: readonly Endpoint[] } {
  const offer = offerOf(rooms);
  return {
    name: 'api',
    slack: {
      commands: [
        {
          name: 'api',
          summary: 'api.command',
          help: 'api.command.help',
          anywhere: true,
          run: openKeys(offer),
        },
      ],
      actions: {
        [KEY_IDS.add]: openMake(offer),
        [KEY_IDS.menu]: chooseMove,
        [KEY_IDS.back]: backToKeys(offer),
        [KEY_IDS.page]: turnPage(offer),
      },
      suggestions: { [KEY_IDS.deployment]: suggestDeployments(offer) },
      views: {
        [KEY_IDS.make]: submitMake(url, offer),
        [KEY_IDS.rotate]: submitRotate(url),
        [KEY_IDS.revoke]: submitRevoke(offer),
      },
    },
    api: [me],
  };
}

/** What keys can be made for in these rooms. */
export const offerOf = (rooms: readonly Offering[]): Offer => ({
  scopes: scopesOf([...rooms.flatMap((room) => room.api ?? []), me]),
  deployments: rooms.find((room) => room.keyDeployments)?.keyDeployments ?? NO_DEPLOYMENTS,
});
