import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { UserConfig } from 'vite';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/**
 * How the desktop edge and the core beside it are built. Everything is bundled but what carries machine code, which the package holds
 * as it is (`dependencies` in package.json). Older than our Electron is the target, so that the handshake can be read, and refused,
 * on a runtime that is too old.
 */
const mainBuild: UserConfig = {
  root: path('.'),
  publicDir: false,
  build: {
    ssr: true,
    target: 'node20',
    outDir: path('../out/main'),
    emptyOutDir: true,
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { desktop: path('desktop/main.ts'), core: path('core/core-process.ts') },
      output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
      external: ['electron', 'better-sqlite3', '@node-rs/argon2', ...builtinModules, /^node:/],
    },
  },
  ssr: { noExternal: true, external: ['electron', 'better-sqlite3', '@node-rs/argon2'] },
};

export default mainBuild;
