import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

// The whole shell is kept on the phone, the decoder included: at the counter the page is
// there before the network is. What the server says is never kept.
const pwa = VitePWA({
  strategies: 'generateSW',
  registerType: 'prompt',
  injectRegister: false,
  includeAssets: ['icon.svg', 'icon-180.png', 'theme-first.js'],
  manifest: {
    id: '/scanner/',
    name: '抵达核销台',
    short_name: '核销台',
    description: '扫码、输码，一按就好。',
    lang: 'zh-CN',
    start_url: '/scanner/',
    scope: '/scanner/',
    display: 'standalone',
    orientation: 'any',
    background_color: '#fbf7f2',
    theme_color: '#fbf7f2',
    icons: [
      { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: 'icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' },
    ],
  },
  workbox: {
    globPatterns: ['**/*.{js,css,html,svg,wasm}'],
    maximumFileSizeToCacheInBytes: 3_000_000,
    navigateFallback: '/scanner/index.html',
    cleanupOutdatedCaches: true,
  },
});

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/scanner/',
  plugins: [react(), pwa],
  worker: { format: 'es' },
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', sourcemap: false },
});
