import { fileURLToPath } from 'node:url';
import type { UserConfig } from 'vite';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** How the preload script is built: a sandboxed one must be CommonJS in one file, and may import nothing but Electron. */
const preloadBuild: UserConfig = {
  root: path('.'),
  publicDir: false,
  build: {
    ssr: true,
    target: 'chrome130',
    outDir: path('../out/preload'),
    emptyOutDir: true,
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { bridge: path('bridge.ts') },
      output: { format: 'cjs', entryFileNames: '[name].cjs' },
      external: ['electron'],
    },
  },
  ssr: { noExternal: true, external: ['electron'] },
};

export default preloadBuild;
