/**
 * The small language in which Slack's rules are written: a check looks at one value and reports what is
 * wrong with it. `object` holds a table of fields, `variants` a table of `type` → object. Messages are
 * worded like Slack's, paths are JSON pointers like Slack's (`/blocks/0/text/text`).
 */
export interface Problem {
  path: string;
  message: string;
}

export type Surface = 'message' | 'modal' | 'home';
export type Json = Record<string, unknown>;

/** What one validation gathers: problems, and the counts that concern the payload as a whole. */
export interface Run {
  readonly surface: Surface;
  readonly problems: Problem[];
  readonly blockIds: Set<string>;
  /** Of the block being looked at: `action_id` must be unique in it. */
  actionIds: Set<string>;
  /** The kind of block being looked at: it decides which elements may stand in it. */
  place: string;
  characters: number;
  markdown: number;
  tables: number;
  charts: number;
  /** Where the first input block is: a modal that has one needs a submit button. */
  firstInput: string | undefined;
  focused: number;
}

export type Check = (value: unknown, path: string, run: Run) => void;
/** A rule about several fields of one object; runs only when the value is an object. */
export type Rule = (value: Json, path: string, run: Run) => void;

export function newRun(surface: Surface): Run {
  return {
    surface,
    problems: [],
    blockIds: new Set(),
    actionIds: new Set(),
    place: '',
    characters: 0,
    markdown: 0,
    tables: 0,
    charts: 0,
    firstInput: undefined,
    focused: 0,
  };
}

export function report(run: Run, path: string, message: string): void {
  run.problems.push({ path, message });
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A string of `min` to `max` characters. */
export function string(max: number = Number.POSITIVE_INFINITY, min = 1): Check {
  return (value, path, run) => {
    if (typeof value !== 'string') return report(run, path, 'must provide a string');
    run.characters += value.length;
    if (value.length < min) report(run, path, `must be more than ${min - 1} characters`);
    if (value.length > max) report(run, path, `must be less than ${max + 1} characters`);
  };
}

/** A string of a certain form. */
export function pattern(form: RegExp, message: string): Check {
  return (value, path, run) => {
    if (typeof value !== 'string') return report(run, path, 'must provide a string');
    if (!form.test(value)) report(run, path, message);
  };
}

/** An address people can open: http or https. */
export function url(max: number = 3_000, secure = false): Check {
  const length = string(max);
  const form = secure ? /^https:\/\/[^\s<>]+$/i : /^https?:\/\/[^\s<>]+$/i;
  return (value, path, run) => {
    length(value, path, run);
    if (typeof value !== 'string' || value === '') return;
    if (!form.test(value) || !URL.canParse(value)) report(run, path, 'must be a valid URL');
  };
}

export function integer(min: number, max: number = Number.MAX_SAFE_INTEGER): Check {
  return (value, path, run) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      return report(run, path, 'must provide an integer');
    }
    if (value < min) report(run, path, `must be more than ${min - 1}`);
    if (value > max) report(run, path, `must be less than ${max + 1}`);
  };
}

export const number: Check = (value, path, run) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) report(run, path, 'must provide a number');
};

export const boolean: Check = (value, path, run) => {
  if (typeof value !== 'boolean') report(run, path, 'must provide a boolean');
};

export function oneOf(...allowed: (string | number)[]): Check {
  return (value, path, run) => {
    if (!allowed.includes(value as string | number)) report(run, path, 'must be a valid enum value');
  };
}

export function array(item: Check, min = 0, max: number = Number.POSITIVE_INFINITY): Check {
  return (value, path, run) => {
    if (!Array.isArray(value)) return report(run, path, 'must provide an array');
    if (value.length < min) report(run, path, `no fewer than ${min} items allowed`);
    if (value.length > max) report(run, path, `no more than ${max} items allowed`);
    for (let i = 0; i < value.length; i++) item(value[i], `${path}/${i}`, run);
  };
}

/** Marks a field that must be there. */
export interface Required {
  required: Check;
}
export function required(check: Check): Required {
  return { required: check };
}

export type Fields = Record<string, Check | Required>;

/** An object with these fields and no others, then rules across the fields. */
export function object(fields: Fields, ...rules: Rule[]): Check {
  const checks = new Map<string, Check>();
  const needed: string[] = [];
  for (const [name, field] of Object.entries(fields)) {
    if (typeof field === 'function') checks.set(name, field);
    else {
      checks.set(name, field.required);
      needed.push(name);
    }
  }
  return (value, path, run) => {
    if (!isObject(value)) return report(run, path, 'must provide an object');
    for (const name of needed) {
      // JSON has no undefined: a field that is undefined is not sent.
      if (value[name] === undefined) report(run, path, `missing required field: ${name}`);
    }
    for (const name of Object.keys(value)) {
      const inner = value[name];
      if (inner === undefined) continue;
      const check = checks.get(name);
      if (check) check(inner, `${path}/${name}`, run);
      else report(run, path, `invalid additional property: ${name}`);
    }
    for (const rule of rules) rule(value, path, run);
  };
}

/** A `type` for a message; what is no string is not trusted to turn itself into one. */
export const named = (type: unknown): string => (typeof type === 'string' ? type : typeof type);

/** One of several objects, told apart by `type`; `type` itself is accepted in each. */
export function variants(table: Record<string, Check>): Check {
  const checks = new Map(Object.entries(table));
  return (value, path, run) => {
    if (!isObject(value)) return report(run, path, 'must provide an object');
    const type = value.type;
    if (type === undefined) return report(run, path, 'missing required field: type');
    const check = typeof type === 'string' ? checks.get(type) : undefined;
    if (!check) return report(run, `${path}/type`, `unsupported type: ${named(type)}`);
    check(value, path, run);
  };
}

/** The `type` of a variant: `variants` has looked at it already. */
export const typed: Required = required(() => {});

/** Exactly one, or at least one, of these fields. */
export function either(...names: string[]): Rule {
  return (value, path, run) => {
    const count = names.filter((name) => value[name] !== undefined).length;
    const list = names.map((name) => `\`${name}\``).join(' or ');
    if (count === 0) report(run, path, `must define either ${list}`);
    if (count > 1) report(run, path, `must define only one of ${list}`);
  };
}
export function atLeastOne(...names: string[]): Rule {
  return (value, path, run) => {
    if (names.some((name) => value[name] !== undefined)) return;
    report(run, path, `must define either ${names.map((name) => `\`${name}\``).join(' or ')}`);
  };
}
