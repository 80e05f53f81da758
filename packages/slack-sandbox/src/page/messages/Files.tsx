import { Picture } from '../blocks/Media.tsx';
import type { SlackFile } from '../contract.ts';

const UNITS = ['bytes', 'kB', 'MB', 'GB'];

function sizeText(bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  return `${(bytes / 1000 ** step).toFixed(step === 0 ? 0 : 1)} ${UNITS[step]}`;
}

/** Pictures are shown, everything else can be taken along. */
export function Files({ files }: { files: SlackFile[] }) {
  return (
    <div className="files">
      {files.map((file) =>
        file.mimetype.startsWith('image/') ? (
          <figure key={file.id} className="image-block">
            <figcaption>{file.name}</figcaption>
            <Picture src={file.url} alt={file.altText ?? file.name} />
          </figure>
        ) : (
          <a key={file.id} className="file-card" href={file.url} download={file.name}>
            <span className="file-kind" aria-hidden="true">
              {file.name.split('.').pop()?.slice(0, 4).toUpperCase()}
            </span>
            <span>
              <strong>{file.name}</strong>
              <small>{sizeText(file.size)} · Download</small>
            </span>
          </a>
        ),
      )}
    </div>
  );
}
