import { canRead, lookUp } from '../channels.ts';
import { newFile } from '../files.ts';
import { announce, post } from '../messages.ts';
import type { Json, StoredFile } from '../model.ts';
import { fileShape } from '../shape-file.ts';
import { type Call, type Methods, page } from './call.ts';
import { SlackError } from './errors.ts';

export const fileMethods: Methods = {
  'files.getUploadURLExternal': { scopes: ['files:write'], run: uploadUrl },
  'files.completeUploadExternal': { scopes: ['files:write'], run: complete },
  'files.info': {
    scopes: ['files:read'],
    run: (call) => ({ file: shape(call, fileOf(call)), comments: [] }),
  },
  'files.delete': { scopes: ['files:write'], run: deleteFile },
  'files.list': { scopes: ['files:read'], run: list },
};

function uploadUrl(call: Call): Json {
  const { args, core, workspace, install } = call;
  const name = args.need('filename');
  const size = Number(args.need('length'));
  if (!Number.isInteger(size) || size <= 0) throw new SlackError('invalid_arguments');
  const altText = args.text('alt_text') ?? args.text('alt_txt');
  const file = newFile(core, workspace, {
    name,
    user: install.botUserId,
    size,
    ...(altText ? { altText } : {}),
  });
  return { upload_url: `${core.url}/upload/v1/${file.id}`, file_id: file.id };
}

function complete(call: Call): Json {
  const { args, core, workspace, install } = call;
  const given = args.objects('files', 'invalid_arguments') ?? [];
  if (given.length === 0)
    throw new SlackError('invalid_arguments', ['[ERROR] missing required field: files']);
  const files = given.map((each) => uploaded(call, each));
  const reference = args.text('channel_id');
  if (!reference) {
    for (const file of files) completed(call, file);
    return { files: files.map((file) => shape(call, file)) };
  }
  const channel = lookUp(workspace, reference);
  if (!channel || !canRead(channel, install.botUserId)) throw new SlackError('channel_not_found');
  if (!channel.members.includes(install.botUserId)) throw new SlackError('not_in_channel');
  if (channel.archived) throw new SlackError('is_archived');
  const threadTs = args.text('thread_ts');
  if (threadTs && !channel.messages.some((each) => each.ts === threadTs))
    throw new SlackError('invalid_thread_ts');
  for (const file of files) completed(call, file);
  post(core, workspace, channel, {
    user: install.botUserId,
    botId: install.botId,
    text: args.text('initial_comment') ?? '',
    files: files.map((file) => file.id),
    ...(threadTs ? { threadTs } : {}),
  });
  return { files: files.map((file) => shape(call, file)) };
}

/** Slack looks at it now: until it has, no message may show it. */
function completed({ core }: Call, file: StoredFile): void {
  file.complete = true;
  const slow = core.faults.take('slow_file', 'files.completeUploadExternal');
  if (slow) file.readyAt = core.now() + (slow.ms ?? 8_000);
}

/** The file of one entry; its bytes must have arrived. */
function uploaded(call: Call, entry: Json): StoredFile {
  const file = call.workspace.files.find((each) => each.id === entry.id);
  if (!file) throw new SlackError('file_not_found');
  if (file.complete) throw new SlackError('file_already_completed');
  if (!call.core.files.has(file.id)) throw new SlackError('file_upload_size_restricted');
  if (typeof entry.title === 'string') file.title = entry.title;
  return file;
}

function fileOf(call: Call): StoredFile {
  const id = call.args.need('file');
  const file = call.workspace.files.find((each) => each.id === id && each.complete);
  if (!file) throw new SlackError('file_not_found');
  return file;
}

function deleteFile(call: Call): Json {
  const { core, workspace, install } = call;
  const file = fileOf(call);
  if (file.user !== install.botUserId) throw new SlackError('cant_delete_file');
  workspace.files = workspace.files.filter((each) => each !== file);
  core.files.delete(file.id);
  for (const channel of workspace.channels) {
    for (const message of channel.messages.filter((each) => each.files?.includes(file.id))) {
      message.files = message.files?.filter((id) => id !== file.id) ?? [];
      announce(core, workspace, channel, message.ts);
    }
  }
  return {};
}

function list(call: Call): Json {
  const { args, workspace } = call;
  const channel = args.text('channel');
  const user = args.text('user');
  const found = workspace.files.filter(
    (each) => each.complete && (!channel || each.channels.includes(channel)) && (!user || each.user === user),
  );
  const { items } = page(call, found);
  return {
    files: items.map((file) => shape(call, file)),
    paging: { count: 100, total: found.length, page: 1, pages: 1 },
  };
}

function shape(call: Call, file: StoredFile): Json {
  return fileShape(call.core, call.workspace, file);
}
