import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { UserConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * How the page is built, for Vite alone and as the `renderer` part of electron-vite. Nothing is inlined into the page or into
 * styles, so the content security policy needs neither `data:` nor `unsafe-inline`.
 */
export const rendererBuild: UserConfig = {
  root: here,
  base: '/',
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../out/renderer', import.meta.url)),
    emptyOutDir: true,
    target: ['chrome123', 'firefox128', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: fileURLToPath(new URL('index.html', import.meta.url)) },
  },
};

export default rendererBuild;
