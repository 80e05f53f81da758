import { appMethods } from './apps.ts';
import { assistantMethods } from './assistant.ts';
import type { Methods } from './call.ts';
import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import { fileMethods } from './files.ts';
import { markMethods } from './marks.ts';
import { memberMethods } from './members.ts';
import { unfurlMethods } from './unfurl.ts';
import { userMethods } from './users.ts';
import { viewMethods } from './views.ts';

/** Every method that a bot token may call. */
export const methods: Methods = {
  ...appMethods,
  ...assistantMethods,
  ...chatMethods,
  ...conversationMethods,
  ...fileMethods,
  ...markMethods,
  ...memberMethods,
  ...unfurlMethods,
  ...userMethods,
  ...viewMethods,
};

/** Scopes that no method here needs but that manifests name: for events, commands and posting anywhere. */
const EXTRA = [
  'app_mentions:read',
  'links:read',
  'commands',
  'chat:write.customize',
  'usergroups:read',
  'team:read',
  'workflow.steps:execute',
];

/**
 * What the app is granted when its manifest does not say. Without `chat:write.public`, so that
 * posting where the bot is no member is refused, as it is for most apps.
 */
export const allScopes: string[] = [
  ...new Set([...Object.values(methods).flatMap((each) => each.scopes), ...EXTRA]),
].sort();
