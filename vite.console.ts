import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: 'src/console',
  base: '/console/',
  publicDir: false,
  // Not the root's jsx setting, which is for the pages that the server renders.
  oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
  plugins: [react()],
  build: {
    outDir: '../../dist/console',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    // The content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
  },
})
