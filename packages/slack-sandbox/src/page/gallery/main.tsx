import { createRoot } from 'react-dom/client';
import type { GalleryData } from '../shown.ts';
import { Gallery } from './Gallery.tsx';
import '../styles/base.css';
import '../styles/shell.css';
import '../styles/messages.css';
import '../styles/blocks.css';
import '../styles/elements.css';
import '../styles/modal.css';
import './gallery.css';

const root = document.getElementById('root');
const data = document.getElementById('data')?.textContent;
if (root && data) createRoot(root).render(<Gallery data={JSON.parse(data) as GalleryData} />);
