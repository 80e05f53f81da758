import { lookUp } from '../channels.ts';
import type { Workspace } from '../model.ts';

/** What is in Slack's form already: people, channels, links. */
const REFERENCE = /(<@[UW][A-Z0-9]+>|<#[CG][A-Z0-9]+(?:\|[^>]*)?>|<(?:https?|mailto):[^\s<>]+(?:\|[^<>]*)?>)/;

/** Addresses as people type them: with their scheme, a mail's, and bare ones that begin with a domain. */
const ADDRESS =
  /(https?:\/\/[^\s<>|]*[^\s<>|.,;:!?'")\]]|[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}|(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:com|dev|io|net|org)(?:\/[^\s<>|]*[^\s<>|.,;:!?'")\]])?(?![\w.]))/i;

/**
 * What a person typed, as Slack's client sends it: `@name` and `#channel` become references, addresses become
 * links, everything else that could be markup is escaped. What is already in Slack's form is left alone.
 * `named`: references to people carry the name too, as those in commands do.
 */
export function encoded(workspace: Workspace, typed: string, named = false): string {
  return outside(typed, REFERENCE, (part) =>
    outside(
      part,
      ADDRESS,
      (words) => withReferences(workspace, escaped(words), named),
      (address) => linked(escaped(address)),
    ),
  );
}

/** Each part between the matches through `between`, each match through `match`. */
function outside(
  text: string,
  pattern: RegExp,
  between: (part: string) => string,
  match: (part: string) => string = (part) => part,
): string {
  return text
    .split(pattern)
    .map((part, index) => (index % 2 === 1 ? match(part) : between(part)))
    .join('');
}

function linked(address: string): string {
  if (/^https?:/i.test(address)) return `<${address}>`;
  return address.includes('@') ? `<mailto:${address}|${address}>` : `<http://${address}|${address}>`;
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
