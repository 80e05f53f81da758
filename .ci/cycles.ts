/** One file imports another; paths from the project's root. */
export interface Import {
  from: string;
  to: string;
}

/** Files and folders of one folder that reach each other both ways. */
export interface Whole {
  inside: string;
  members: string[];
  /** The imports among them. */
  by: Import[];
}

/**
 * Looks at each folder by itself: its files and its folders, each folder with all that lies below it, and the imports
 * between them. @returns those that form circles, the outermost folders first
 */
export function wholes(imports: readonly Import[]): Whole[] {
  const levels = new Map<string, Import[]>();
  for (const { from, to } of imports) {
    const [a, b] = [from.split('/'), to.split('/')];
    let depth = 0;
    while (a[depth] === b[depth] && depth < Math.min(a.length, b.length) - 1) depth += 1;
    const inside = a.slice(0, depth).join('/');
    levels.set(inside, [...(levels.get(inside) ?? []), { from, to }]);
  }
  return [...levels]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([inside, between]) => circlesIn(inside, between));
}

function circlesIn(inside: string, between: readonly Import[]): Whole[] {
  const start = inside === '' ? 0 : inside.length + 1;
  const memberOf = (path: string) => path.slice(start).split('/')[0] ?? '';
  const next = new Map<string, Set<string>>();
  for (const { from, to } of between) {
    const known = next.get(memberOf(from)) ?? new Set();
    next.set(memberOf(from), known.add(memberOf(to)));
  }
  const reach = new Map([...next.keys()].map((member) => [member, reachableFrom(member, next)]));
  const isBothWays = (a: string, b: string) => Boolean(reach.get(a)?.has(b)) && Boolean(reach.get(b)?.has(a));
  const seen = new Set<string>();
  return [...next.keys()].sort().flatMap((member) => {
    if (seen.has(member) || !isBothWays(member, member)) return [];
    const members = [...next.keys()].filter((other) => isBothWays(member, other)).sort();
    for (const one of members) seen.add(one);
    // Files alone, in one folder: their types may meet, and what runs is dependency-cruiser's to watch.
    if (members.every((name) => /\.\w+$/.test(name))) return [];
    const by = between.filter(({ from, to }) => [from, to].every((path) => members.includes(memberOf(path))));
    return [{ inside, members, by: by.toSorted((a, b) => (a.from < b.from ? -1 : 1)) }];
  });
}

/** All that is reached from a member; itself only where a circle leads back. */
function reachableFrom(member: string, next: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const found = new Set<string>();
  const open = [...(next.get(member) ?? [])];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (found.has(at)) continue;
    found.add(at);
    open.push(...(next.get(at) ?? []));
  }
  return found;
}
