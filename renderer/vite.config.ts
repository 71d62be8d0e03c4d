import react from '@vitejs/plugin-react';
import type { UserConfig } from 'vite';

/**
 * How the page is built, from the root of the project. Nothing is inlined into the page or into styles, so the content security
 * policy needs neither `data:` nor `unsafe-inline`.
 */
export const rendererBuild: UserConfig = {
  root: 'renderer',
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: ['chrome123', 'firefox128', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The page comes from this very machine: what counts is that it is there, not how many files it is.
    chunkSizeWarningLimit: 1000,
  },
};

export default rendererBuild;
