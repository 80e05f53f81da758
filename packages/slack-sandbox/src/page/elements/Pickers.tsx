import { useFormContext } from '../forms/useForm.ts';
import { valueKey } from '../forms/values.ts';
import { words } from '../kit.ts';
import { useMe } from '../store/store.ts';
import { useConfirm } from './Confirm.tsx';
import { type ElementProps, tied } from './types.ts';
import { fromZone, toZone } from './zone.ts';

const INPUT: Record<string, string> = {
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'datetime-local',
};

/** A date half typed has a year like 0002; nobody means that. */
const complete = (text: string) => text === '' || !/^\d{4}-/.test(text) || text >= '1900';

/** Date, time, and both; moments are in the viewer's time zone. */
export function Picker(props: ElementProps) {
  const { el, blockId, dispatch } = props;
  const form = useFormContext();
  const me = useMe();
  const { ask, dialog } = useConfirm(el.confirm);
  const zone =
    (el.type === 'timepicker' && typeof el.timezone === 'string' && el.timezone) || me?.tz || 'UTC';
  const moment = el.type === 'datetimepicker';
  const held = form.valueOf(blockId, el)?.[valueKey(el.type)];
  const shown = held === null || held === undefined ? '' : moment ? toZone(Number(held), zone) : String(held);
  const change = (text: string) => {
    const content = text === '' ? null : moment ? fromZone(text, zone) : text;
    const put = () => form.put(blockId, el, content, dispatch && complete(text));
    if (dispatch && complete(text)) ask(put);
    else put();
  };
  return (
    <span className="picker">
      <input
        {...tied(props)}
        aria-label={props.label ?? (props.id ? undefined : words(el.placeholder))}
        type={INPUT[el.type]}
        value={shown}
        title={words(el.placeholder)}
        onChange={(event) => change(event.target.value)}
      />
      {el.type !== 'datepicker' && <small className="zone">{zone.replaceAll('_', ' ')}</small>}
      {dialog}
    </span>
  );
}
