import { createContext, useContext, useEffect, useRef, useState } from 'react';
import type { ActResult, StateValues } from '../contract.ts';
import type { Block, Element } from '../kit.ts';
import { act, wording } from '../store/actions.ts';
import { get } from '../store/store.ts';
import { mergeValues, type Value, wrap } from './values.ts';

/** Where the blocks stand: in a message, or in a modal or Home. */
export type Target = { channel: string; ts: string } | { viewId: string };

export interface Form {
  target: Target;
  values: StateValues;
  errors: Record<string, string>;
  setErrors(errors: Record<string, string>): void;
  /** What went wrong outside any field. */
  trouble: string | null;
  setTrouble(text: string | null): void;
  /** `block/action` of the elements whose click is under way. */
  pending: ReadonlySet<string>;
  valueOf(blockId: string, el: Element): Value | undefined;
  /** Holds what a person put in; `fire` also tells the app. */
  put(blockId: string, el: Element, content: unknown, fire: boolean): void;
  fire(blockId: string, el: Element, payload: Record<string, unknown>): Promise<ActResult>;
  suggest(blockId: string, actionId: string, value: string): Promise<ActResult>;
}

export const FormContext = createContext<Form | null>(null);

export function useFormContext(): Form {
  const form = useContext(FormContext);
  if (!form) throw new Error('an element outside a form');
  return form;
}

/** The state of one message's, modal's or Home's elements; survives being drawn again. */
export function useForm(blocks: Block[], target: Target, hash: string): Form {
  const about = { here: get().channel, isMessage: 'ts' in target };
  const [values, setValues] = useState<StateValues>(() => mergeValues(blocks, {}, about));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [trouble, setTrouble] = useState<string | null>(null);
  const [pending, setPending] = useState<ReadonlySet<string>>(new Set());
  const [drawn, setDrawn] = useState(hash);
  const latest = useRef(values);

  let current = values;
  if (drawn !== hash) {
    current = mergeValues(blocks, values, about);
    setDrawn(hash);
    setValues(current);
  }
  useEffect(() => {
    latest.current = current;
  });

  const keep = (next: StateValues) => {
    latest.current = next;
    setValues(next);
  };

  const fire: Form['fire'] = async (blockId, el, payload) => {
    const name = `${blockId}/${el.action_id}`;
    setPending((p) => new Set(p).add(name));
    setTrouble(null);
    const action = { action_id: el.action_id ?? '', block_id: blockId, type: el.type, ...payload };
    const result = await act({ kind: 'action', ...target, action, values: latest.current });
    setPending((p) => new Set([...p].filter((n) => n !== name)));
    if (!result.ok) setTrouble(wording(result.error));
    return result;
  };

  return {
    target,
    values: current,
    errors,
    setErrors,
    trouble,
    setTrouble,
    pending,
    valueOf: (blockId, el) => current[blockId]?.[el.action_id ?? ''] as Value | undefined,
    put: (blockId, el, content, tell) => {
      const value = wrap(el, content);
      const old = latest.current;
      keep({ ...old, [blockId]: { ...old[blockId], [el.action_id ?? '']: value } });
      setErrors((before) => Object.fromEntries(Object.entries(before).filter(([id]) => id !== blockId)));
      if (tell) void fire(blockId, el, value);
    },
    fire,
    suggest: (blockId, actionId, value) => act({ kind: 'suggest', ...target, blockId, actionId, value }),
  };
}
