import { search } from '@aws-lambda-powertools/jmespath';
import { Functions } from '@aws-lambda-powertools/jmespath/functions';
import type { JSONObject } from '@aws-lambda-powertools/jmespath/types';

type JSONValue = Parameters<Functions['funcToNumber']>[0];

/** A number as JSON writes it, which is what JMESPath's `to_number` reads. */
const JSON_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i;

/**
 * `to_number('')` is 0 in the library, `to_number('0x10')` 16 (f10), the mean of nothing NaN; the specification says null of all
 * three. At run time a decorated function takes the list of its arguments.
 */
class AsSpecified extends Functions {
  override funcToNumber(given: JSONValue): number | null {
    const number = super.funcToNumber(given);
    const [text] = given as JSONValue[];
    return typeof text === 'string' && !JSON_NUMBER.test(text) ? null : number;
  }

  override funcAvg(given: number[]): number {
    const mean = super.funcAvg(given);
    return Number.isNaN(mean) && isEmpty((given as unknown[])[0]) ? (null as unknown as number) : mean;
  }
}
const isEmpty = (list: unknown): boolean => Array.isArray(list) && list.length === 0;

/** Stands in the way of the interpreter: whoever gets so far has an expression that can be read. */
class NotRun extends Functions {
  override introspectMethods(): Set<string> {
    throw READ;
  }
}
const READ = new Error('read');

/** The library keeps what it read under its text: `constructor` alone would be found in every object. */
const apart = (expression: string): string => ` ${expression}`;

/** What a JMESPath expression comes to. @throws JMESPathError */
export const jmesPath = (expression: string, document: unknown): unknown =>
  search(apart(expression), document as JSONObject, { customFunctions: new AsSpecified() });

/** Why a text is no JMESPath; null where it is one. Nothing is run. */
export function faultOfJmesPath(expression: string): string | null {
  try {
    search(apart(expression), {}, { customFunctions: new NotRun() });
    return null;
  } catch (error) {
    return error === READ ? null : (error as Error).message;
  }
}
