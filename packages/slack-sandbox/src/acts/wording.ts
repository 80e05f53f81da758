import { lookUp } from '../channels.ts';
import type { Workspace } from '../model.ts';

/**
 * What a person typed, as Slack's client sends it: `@name` and `#channel` become references, everything
 * else that could be markup is escaped. A reference that is already in Slack's form is left alone.
 * `named`: references to people carry the name too, as those in commands do.
 */
export function encoded(workspace: Workspace, typed: string, named = false): string {
  const parts = typed.split(/(<@[UW][A-Z0-9]+>|<#[CG][A-Z0-9]+(?:\|[^>]*)?>)/);
  return parts
    .map((part, index) => (index % 2 === 1 ? part : withReferences(workspace, escaped(part), named)))
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function withReferences(workspace: Workspace, text: string, named: boolean): string {
  return text
    .replaceAll(/(?<![\w@])@([a-z0-9][\w.-]*)/gi, (whole, name: string) => {
      const user = workspace.users.find((each) => each.name === name.toLowerCase());
      const group = workspace.userGroups.find((each) => each.handle === name.toLowerCase());
      if (user) return named ? `<@${user.id}|${user.name}>` : `<@${user.id}>`;
      return group ? `<!subteam^${group.id}>` : whole;
    })
    .replaceAll(/(?<![\w#&])#([a-z0-9][\w-]*)/g, (whole, name: string) => {
      const channel = lookUp(workspace, name);
      return channel ? `<#${channel.id}|${channel.name}>` : whole;
    });
}
