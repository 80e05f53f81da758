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
  turnPage,
} from './handlers.ts';
import { KEY_IDS } from './ids.ts';
import { me } from './me.ts';

/**
 * The keys of the HTTP API in Slack, as a room like any other, and the API's own endpoint.
 * @param url where callers reach the API, for the example that is shown with a new key
 * @param endpoints what the other rooms offer: keys are made for their scopes
 */
export function keysRoom(
  url: string,
  endpoints: readonly Endpoint[],
): { name: string; slack: Answers; api: readonly Endpoint[] } {
  const scopes = scopesOf([...endpoints, me]);
  return {
    name: 'api',
    slack: {
      commands: [
        { name: 'api', summary: 'api.command', help: 'api.command.help', anywhere: true, run: openKeys },
      ],
      actions: {
        [KEY_IDS.add]: openMake(scopes),
        [KEY_IDS.menu]: chooseMove,
        [KEY_IDS.back]: backToKeys,
        [KEY_IDS.page]: turnPage,
      },
      views: {
        [KEY_IDS.make]: submitMake(url, scopes),
        [KEY_IDS.rotate]: submitRotate(url),
        [KEY_IDS.revoke]: submitRevoke,
      },
    },
    api: [me],
  };
}
