import { fileUrl } from '../api.ts';
import { useFormContext } from '../forms/useForm.ts';
import { type Element, words } from '../kit.ts';
import { withEmoji } from '../text/emoji.ts';
import { ButtonElement, FeedbackButtons } from './ButtonElement.tsx';
import { Choices } from './Choices.tsx';
import { FileInput } from './FileInput.tsx';
import { Overflow } from './Overflow.tsx';
import { Picker } from './Pickers.tsx';
import { RichTextInput } from './RichTextInput.tsx';
import { Select } from './Select.tsx';
import { TextInput } from './TextInput.tsx';
import type { ElementProps } from './types.ts';

const COMPONENTS: Record<string, (props: ElementProps) => React.ReactNode> = {
  button: ButtonElement,
  workflow_button: ButtonElement,
  overflow: Overflow,
  feedback_buttons: FeedbackButtons,
  icon_button: IconButton,
  plain_text_input: TextInput,
  number_input: TextInput,
  email_text_input: TextInput,
  url_text_input: TextInput,
  rich_text_input: RichTextInput,
  checkboxes: Choices,
  radio_buttons: Choices,
  datepicker: Picker,
  timepicker: Picker,
  datetimepicker: Picker,
  file_input: FileInput,
};

function IconButton({ el, blockId }: ElementProps) {
  const form = useFormContext();
  const icon = el.icon === 'trash' ? '🗑' : '◻';
  return (
    <button
      type="button"
      className="icon-button"
      title={words(el.text)}
      onClick={() => void form.fire(blockId, el, { value: el.value })}
    >
      {icon} {withEmoji(words(el.text))}
    </button>
  );
}

export function ImageElement({ el, size }: { el: Element; size: number }) {
  const src = el.image_url ?? fileUrl(el.slack_file);
  return (
    <img className="image-element" src={src} alt={el.alt_text ?? ''} style={{ width: size, height: size }} />
  );
}

/** Any element by its type; one that is not known shows its words. */
export function ElementView(props: ElementProps) {
  const { el } = props;
  const Known = el.type.endsWith('_select') ? Select : COMPONENTS[el.type];
  if (Known) return <Known {...props} />;
  if (el.type === 'image') return <ImageElement el={el} size={88} />;
  return <span className="unknown">{withEmoji(words(el.text) || words(el.placeholder) || el.type)}</span>;
}
