import { useFormContext } from '../forms/useForm.ts';
import { words } from '../kit.ts';
import { type ElementProps, tied } from './types.ts';

const KINDS: Record<string, { inputMode?: 'decimal' | 'email' | 'url'; autoComplete?: string }> = {
  number_input: { inputMode: 'decimal' },
  email_text_input: { inputMode: 'email' },
  url_text_input: { inputMode: 'url' },
};

/** Every one that is typed into: text, several lines of it, numbers, addresses. */
export function TextInput(props: ElementProps) {
  const { el, blockId, dispatch } = props;
  const form = useFormContext();
  const value = String(form.valueOf(blockId, el)?.value ?? '');
  const on = el.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  const change = (text: string) =>
    form.put(blockId, el, text === '' ? null : text, dispatch && on.includes('on_character_entered'));
  const enter = (event: React.KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    if (!dispatch || !on.includes('on_enter_pressed') || (el.multiline && event.shiftKey)) return;
    event.preventDefault();
    void form.fire(blockId, el, { value: value === '' ? null : value });
  };
  const shared = {
    ...tied(props),
    value,
    placeholder: words(el.placeholder),
    maxLength: el.max_length,
    onKeyDown: enter,
    onChange: (event: { target: { value: string } }) => change(event.target.value),
  };
  const near = el.max_length !== undefined && value.length > el.max_length * 0.9;
  return (
    <div className="text-input">
      {el.multiline ? (
        <textarea {...shared} rows={Math.min(12, Math.max(3, value.split('\n').length))} />
      ) : (
        <input type="text" autoComplete="off" {...KINDS[el.type]} {...shared} />
      )}
      {near && <span className="count">{(el.max_length ?? 0) - value.length}</span>}
    </div>
  );
}
