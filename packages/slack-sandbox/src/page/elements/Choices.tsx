import { useFormContext } from '../forms/useForm.ts';
import type { Option } from '../kit.ts';
import { TextObject } from '../text/Mrkdwn.tsx';
import { useConfirm } from './Confirm.tsx';
import type { ElementProps } from './types.ts';

/** Radio buttons and checkboxes: one group, each option with its description. */
export function Choices({ el, blockId, dispatch, id, label, describedBy }: ElementProps) {
  const form = useFormContext();
  const { ask, dialog } = useConfirm(el.confirm);
  const many = el.type === 'checkboxes';
  const value = form.valueOf(blockId, el);
  const chosen = (many ? value?.selected_options : [value?.selected_option]) as (Option | null | undefined)[];
  const has = (option: Option) => chosen?.some((c) => c?.value === option.value) ?? false;
  const toggle = (option: Option) => {
    const others = (chosen ?? []).filter((c) => c && c.value !== option.value);
    const next = many ? (has(option) ? others : [...others, option]) : option;
    const ordered = Array.isArray(next)
      ? (el.options ?? []).filter((o) => next.some((n) => n?.value === o.value))
      : next;
    ask(() => form.put(blockId, el, ordered, dispatch));
  };
  return (
    <div
      className="choices"
      {...{ role: many ? 'group' : 'radiogroup', 'aria-label': label, 'aria-describedby': describedBy }}
      {...(label ? {} : { 'aria-labelledby': `${id}-label` })}
      data-action-id={el.action_id}
    >
      {(el.options ?? []).map((option, i) => (
        <label key={option.value ?? i} className="choice">
          <input
            type={many ? 'checkbox' : 'radio'}
            name={`${id}-choice`}
            checked={has(option)}
            aria-labelledby={`${id}-${i}-t`}
            aria-describedby={option.description ? `${id}-${i}-d` : undefined}
            onChange={() => toggle(option)}
          />
          <span>
            <span id={`${id}-${i}-t`}>
              <TextObject text={option.text} />
            </span>
            {option.description && (
              <span className="choice-description" id={`${id}-${i}-d`}>
                <TextObject text={option.description} />
              </span>
            )}
          </span>
        </label>
      ))}
      {dialog}
    </div>
  );
}
