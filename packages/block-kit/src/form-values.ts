/**
 * What a person filled in, by `block_id` (which is the field's name): the one value each kind of element
 * holds. Text is trimmed; an empty field is an empty string, an empty list or null.
 */
export class FormValues {
  private readonly values: ReadonlyMap<string, ElementState>;

  constructor(values: ReadonlyMap<string, ElementState>) {
    this.values = values;
  }

  /** From `view.state.values`: block → action → state. A block holds one input. */
  static from(state: Record<string, Record<string, ElementState>> | undefined): FormValues {
    const values = new Map<string, ElementState>();
    for (const [block, actions] of Object.entries(state ?? {})) {
      const [first] = Object.values(actions);
      if (first) values.set(block, first);
    }
    return new FormValues(values);
  }

  /** A text, a number as typed, a date, one option's value, one user or channel id. */
  text(field: string): string {
    const state = this.values.get(field);
    return (
      state?.value ??
      state?.selected_option?.value ??
      state?.selected_date ??
      state?.selected_time ??
      state?.selected_user ??
      state?.selected_channel ??
      state?.selected_conversation ??
      ''
    ).trim();
  }

  /** A moment that was picked: seconds since 1970; null where none was. */
  moment(field: string): number | null {
    return this.values.get(field)?.selected_date_time ?? null;
  }

  /** Several options' values, users or channels. */
  list(field: string): string[] {
    const state = this.values.get(field);
    return (
      state?.selected_options?.map((option) => option.value) ??
      state?.selected_users ??
      state?.selected_channels ??
      state?.selected_conversations ??
      []
    );
  }

  files(field: string): UploadedFile[] {
    return this.values.get(field)?.files ?? [];
  }

  has(field: string): boolean {
    return this.values.has(field);
  }

  /** For a draft: the states as Slack gave them. */
  toJSON(): Record<string, ElementState> {
    return Object.fromEntries(this.values);
  }
}

export interface UploadedFile {
  id: string;
  name?: string;
  size?: number;
  mimetype?: string;
  url_private?: string;
  url_private_download?: string;
}

export interface ElementState {
  type: string;
  value?: string | null;
  selected_option?: { value: string } | null;
  selected_options?: { value: string }[];
  selected_date?: string | null;
  selected_time?: string | null;
  selected_date_time?: number | null;
  selected_user?: string | null;
  selected_users?: string[];
  selected_channel?: string | null;
  selected_channels?: string[];
  selected_conversation?: string | null;
  selected_conversations?: string[];
  files?: UploadedFile[];
}
