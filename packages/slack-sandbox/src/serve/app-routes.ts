import { SlackError } from '../api/errors.ts';
import { sayBack } from '../say-back.ts';
import type { Route, Visit } from './route.ts';
import { fieldsOf, sendJson, sendText } from './wire.ts';

/** What the app calls beside the Web API. */
export const appRoutes: Route[] = [{ method: 'POST', path: '/response/', serve: respond }];

/** A response_url: five uses in thirty minutes. */
async function respond({ core, rest, request, response }: Visit): Promise<void> {
  const { fields } = await fieldsOf(request);
  if (core.faults.take('server_error', 'response_url')) {
    sendText(response, 503, 'service_unavailable');
    return;
  }
  const place = core.replies.take(rest);
  if (typeof place === 'string') {
    sendText(response, 404, place);
    return;
  }
  try {
    sayBack(core, place, fields);
    core.changes.announce({ type: 'traffic' });
    sendText(response, 200, 'ok');
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    sendJson(response, 400, {
      ok: false,
      error: error.code,
      response_metadata: { messages: error.messages },
    });
  }
}
