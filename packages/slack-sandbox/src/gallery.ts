import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import type { GalleryData } from './page/shown.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** One page, with everything in it, that shows messages, modals and Homes as the sandbox's page does. */
export async function galleryPage(data: GalleryData): Promise<string> {
  const built = await build({
    root: here('./page'),
    configFile: false,
    plugins: [react()],
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    // Whatever NODE_ENV this process has: the React that is built in knows no development's elements.
    oxc: { jsx: { runtime: 'automatic', development: false } },
    build: {
      write: false,
      target: 'es2022',
      cssCodeSplit: false,
      lib: {
        entry: here('./page/gallery/main.tsx'),
        formats: ['iife'],
        name: 'gallery',
        cssFileName: 'gallery',
      },
    },
  });
  const files = [built].flat().flatMap((each) => ('output' in each ? each.output : []));
  const code = files.map((file) => (file.type === 'chunk' ? file.code : '')).join('');
  const css = files
    .map((file) => (file.type === 'asset' && file.fileName.endsWith('.css') ? String(file.source) : ''))
    .join('');
  // Nothing that stands in a string can end the element that it is in.
  const safe = (script: string) => script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${data.title.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</title>
<style>${css}</style>
<body>
<div id="root"></div>
<script type="application/json" id="data">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>
<script>${safe(code)}</script>
</body>
</html>
`;
}
