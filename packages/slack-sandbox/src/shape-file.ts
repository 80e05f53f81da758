import type { Core } from './core.ts';
import type { Json, StoredFile, Workspace } from './model.ts';

/** A file in the shape Slack's API and events give it. */
export function fileShape(core: Core, workspace: Workspace, file: StoredFile): Json {
  const kind = file.name.includes('.') ? file.name.split('.').at(-1) : 'binary';
  const address = `${core.url}/files-pri/${workspace.id}-${file.id}`;
  const shared = (prefix: string[]) =>
    workspace.channels
      .filter((each) => file.channels.includes(each.id) && prefix.includes(each.kind))
      .map((each) => each.id);
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    ...(isReady(core, file)
      ? { mimetype: file.mimetype, filetype: kind, pretty_type: kind?.toUpperCase() }
      : { mimetype: '', filetype: '', pretty_type: '' }),
    user: file.user,
    user_team: workspace.id,
    size: file.size,
    mode: 'hosted',
    is_external: false,
    is_public: shared(['public']).length > 0,
    file_access: 'visible',
    url_private: `${address}/${encodeURIComponent(file.name)}`,
    url_private_download: `${address}/download/${encodeURIComponent(file.name)}`,
    permalink: `${core.url}/files/${file.id}`,
    channels: shared(['public']),
    groups: shared(['private']),
    ims: shared(['im', 'mpim']),
    ...(file.altText ? { alt_txt: file.altText } : {}),
  };
}

/** Whether Slack has looked at it: before, it has no type and no message may show it. */
export const isReady = (core: Core, { readyAt = 0 }: StoredFile): boolean => readyAt <= core.now();
