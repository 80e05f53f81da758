import { useFormContext } from '../forms/useForm.ts';
import { type Option, words } from '../kit.ts';
import { openUrl } from '../store/links.ts';
import { withEmoji } from '../text/emoji.ts';
import { Menu } from '../ui/Menu.tsx';
import { useConfirm } from './Confirm.tsx';
import type { ElementProps } from './types.ts';

/** The “…” menu. */
export function Overflow({ el, blockId, label }: ElementProps) {
  const form = useFormContext();
  const { ask, dialog } = useConfirm(el.confirm);
  const pick = (option: Option) => {
    if (option.url) openUrl(option.url);
    void form.fire(blockId, el, { selected_option: option });
  };
  return (
    <>
      <Menu
        label={label ?? 'More options'}
        className="button overflow"
        trigger="…"
        items={(el.options ?? []).map((option, i) => ({
          key: option.value ?? String(i),
          label: withEmoji(words(option.text)),
          hint: option.description && withEmoji(words(option.description)),
          onPick: () => ask(() => pick(option)),
        }))}
      />
      {dialog}
    </>
  );
}
