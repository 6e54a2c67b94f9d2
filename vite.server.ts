import { existsSync } from 'node:fs'
import { defineConfig } from 'vite'

// Node runs no .tsx, so the server is bundled: our own modules only, packages stay in node_modules.
const entries = ['main', 'cli'].filter((name) => existsSync(`src/${name}.ts`))

export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: 'dist',
    // The console is built into a folder below.
    emptyOutDir: false,
    target: 'node22',
    sourcemap: true,
    rolldownOptions: {
      input: {
        ...Object.fromEntries(entries.map((name) => [name, `src/${name}.ts`])),
        // A process and a thread of their own, found beside the bundle by their names.
        'web-process': 'src/web-process.ts',
        'file-text-worker': 'src/lib/file-text/worker.ts',
        'rescreening-worker': 'src/modules/rescreening/worker.ts',
      },
      // Names without a hash: each build replaces the last one instead of piling up beside it. All files lie
      // directly in dist/, so that a path relative to src/*.ts holds for them too.
      output: { entryFileNames: '[name].js', chunkFileNames: 'shared-[name].js' },
    },
  },
})
