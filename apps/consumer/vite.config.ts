import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

// The shell is kept on the phone, so that my codes open without a network. Answers of the
// API are not: a price from yesterday is worse than none, and codes have their own store.
const pwa = VitePWA({
  strategies: 'generateSW',
  registerType: 'autoUpdate',
  injectRegister: false,
  includeAssets: ['icon.svg', 'icon-180.png', 'theme-first.js'],
  manifest: {
    id: '/',
    name: '抵达 Arrival',
    short_name: '抵达',
    description: '此刻、此地、此店：身边的优惠，一步买到。',
    lang: 'zh-CN',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#fbf7f2',
    theme_color: '#fbf7f2',
    icons: [
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
    ],
  },
  workbox: {
    globPatterns: ['**/*.{js,css,html,svg}'],
    // The map needs a network anyway, and is most of the weight.
    globIgnores: ['**/maplibre*', '**/nearby-map*'],
    navigateFallback: '/index.html',
    navigateFallbackDenylist: [
      /^\/(api|scanner|merchant|ops|dev|demo|reference|health|ready|metrics)(\/|$)/,
      // A rail's own pages.
      /^\/(sandbox|cashier)\//,
      // A printed stand may have been retired: its address is always asked.
      /^\/s\/[^/]+\/[^/]+$/i,
      /^\/(openapi\.json|base-map|share\/|sitemap|robots\.txt)/,
    ],
    cleanupOutdatedCaches: true,
    runtimeCaching: [
      {
        // Tiles are read by ranges, which no cache may keep.
        urlPattern: /\/base-map\/.*\.json$/,
        handler: 'StaleWhileRevalidate',
        options: { cacheName: 'base-map', expiration: { maxEntries: 4 } },
      },
    ],
  },
});

// What the first screen asks before anything else is on its way while the scripts are: a
// whole answer's time on a phone.
const askedFirst: Plugin = {
  name: 'asked-first',
  transformIndexHtml: () =>
    ['/api/cities', '/api/me'].map((href) => ({
      tag: 'link',
      attrs: { rel: 'preload', as: 'fetch', href, crossorigin: 'anonymous' },
      injectTo: 'head' as const,
    })),
};

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  plugins: [react(), askedFirst, pwa],
  // Nothing is parsed here: the contract's parser stays at home (docs/decisions/0013).
  resolve: {
    alias: { zod: fileURLToPath(new URL('../ui/shapes-only.ts', import.meta.url)) },
  },
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', sourcemap: false },
});
