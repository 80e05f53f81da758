/** What this room's buttons, menus and forms are called in Slack: `room.noun.verb`. */
export const IDS = {
  open: 'imports.file.open',
  kind: 'imports.file.kind',
  submit: 'imports.file.submit',
  check: 'imports.file.check',
  options: 'imports.file.options',
  discard: 'imports.file.discard',
  confirm: 'imports.file.confirm',
  show: 'imports.file.show',
  /** Asks what the columns of a table hold. */
  columns: 'imports.file.columns',
  /** A column was chosen for a field. */
  column: 'imports.file.column',
  sayColumns: 'imports.file.say_columns',
  /** What it changes of things that are there. */
  changes: 'imports.file.changes',
  changesPage: 'imports.file.changes_page',
  problems: 'imports.file.problems',
  problemsPage: 'imports.file.problems_page',
  problemsFile: 'imports.file.problems_file',
} as const;

/** Kinds a dropped file is offered as, at most: with “No, thanks” they fill a row of buttons. */
export const MOST_OFFERED = 4;

/** The button of the nth kind that a file is offered as; ids in one row must differ. */
export const checkAction = (n: number): string => `${IDS.check}.${n}`;

/** Subject kinds of this room's messages. */
export const IMPORT_CARD = 'imports.file';
/** Stands for a file that a person dropped, so that our answer finds its thread. Never rendered. */
export const UPLOAD_ANCHOR = 'imports.upload';

/** The queue of this room. */
export const READ_QUEUE = 'imports.file.read';
