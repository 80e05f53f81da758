import { useState } from 'react';
import { fileUrl } from '../api.ts';
import { type Block, words } from '../kit.ts';
import { withEmoji } from '../text/emoji.ts';
import { Link } from '../text/entities.tsx';
import { Dialog } from '../ui/Dialog.tsx';

/** A picture that opens large on a click, and in its own size on a second one. */
export function Picture({ src, alt }: { src: string; alt: string }) {
  const [large, setLarge] = useState(false);
  const [isWhole, setWhole] = useState(true);
  const [broken, setBroken] = useState(false);
  if (broken) return <div className="broken-image">Picture not available: {alt}</div>;
  return (
    <>
      <button type="button" className="picture" aria-label={`Enlarge: ${alt}`} onClick={() => setLarge(true)}>
        <img src={src} alt={alt} onError={() => setBroken(true)} />
      </button>
      {large && (
        <Dialog className="lightbox" title={alt} onClose={() => setLarge(false)}>
          <div className="dialog-body">
            <button
              type="button"
              className={isWhole ? 'zoom' : 'zoom own-size'}
              aria-label={isWhole ? 'Show in its own size' : 'Fit into the window'}
              onClick={() => setWhole(!isWhole)}
            >
              <img src={src} alt={alt} />
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}

export function ImageBlock({ block }: { block: Block }) {
  const title = withEmoji(words(block.title));
  return (
    <figure className="image-block">
      {title && <figcaption>{title}</figcaption>}
      <Picture src={block.image_url ?? fileUrl(block.slack_file)} alt={block.alt_text ?? ''} />
    </figure>
  );
}

export function VideoBlock({ block }: { block: Block }) {
  const by = [block.provider_name, block.author_name].filter(Boolean).join(' · ');
  return (
    <div className="video">
      {by && <small>{by}</small>}
      <strong>
        <Link url={block.title_url ?? block.video_url ?? ''} label={words(block.title)} />
      </strong>
      <div>{withEmoji(words(block.description))}</div>
      {block.thumbnail_url && <Picture src={block.thumbnail_url} alt={block.alt_text ?? ''} />}
    </div>
  );
}

/** A remote file: the app holds it, only its name is known here. */
export function FileBlock({ block }: { block: Block }) {
  return <div className="file-card">📄 {block.external_id ?? 'File'}</div>;
}
