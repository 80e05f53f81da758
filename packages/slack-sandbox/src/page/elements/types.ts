import type { Element } from '../kit.ts';

/** What every element component is given. */
export interface ElementProps {
  el: Element;
  blockId: string;
  /** Choices are told to the app at once: in actions and accessories, and in inputs with dispatch_action. */
  dispatch: boolean;
  /** The DOM id of the control, for a label to point at. */
  id: string;
  /** What assistive technology calls it where no label is visible. */
  label?: string;
  describedBy?: string;
  invalid?: boolean;
}

/** The attributes that tie a control to its label, hint and error. */
export function tied(props: ElementProps) {
  return {
    id: props.id,
    'aria-label': props.label,
    'aria-describedby': props.describedBy,
    'aria-invalid': props.invalid || undefined,
    'data-autofocus': props.el.focus_on_load || undefined,
    'data-action-id': props.el.action_id,
  };
}
