import { type ReactNode, useState } from 'react';
import { addFiles } from '../composer/attachments.ts';

/** Files dropped anywhere on the pane go to its composer. */
export function DropZone({
  channel,
  thread,
  children,
}: {
  channel: string;
  thread?: string;
  children: ReactNode;
}) {
  const [over, setOver] = useState(false);
  const hasFiles = (event: React.DragEvent) => event.dataTransfer.types.includes('Files');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way beside the attach button
    <div
      className="drop-zone"
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(false);
        void addFiles(channel, thread, [...event.dataTransfer.files]);
      }}
    >
      {children}
      {over && <div className="drop-hint">Drop files to add them to your message</div>}
    </div>
  );
}
