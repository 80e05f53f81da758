import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Builds the sandbox's web page into the package's dist/, from where the sandbox's server hands it out. */
export default defineConfig({
  root: here('.'),
  base: './',
  plugins: [react()],
  logLevel: 'warn',
  build: {
    outDir: here('../../dist'),
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
  },
});
