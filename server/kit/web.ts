import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import compress from '@fastify/compress';
import files from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const apps = [
  { name: 'scanner', prefix: '/scanner/' },
  { name: 'merchant', prefix: '/merchant/' },
  { name: 'ops', prefix: '/ops/' },
  { name: 'consumer', prefix: '/' },
] as const;

/**
 * The built apps on the same port. An address that only the app knows gets the app's page;
 * hashed files are kept for a year, pages are asked for again.
 */
export const serveApps = async (app: FastifyInstance): Promise<void> => {
  await app.register(compress, { global: true, threshold: 1_024 });
  let decorated = false;
  for (const { name, prefix } of apps) {
    const root = fileURLToPath(new URL(`../../apps/${name}/dist/`, import.meta.url));
    if (!existsSync(root)) continue;
    await app.register(files, {
      root,
      prefix,
      decorateReply: !decorated,
      wildcard: false,
      globIgnore: ['index.html'],
      setHeaders: (reply, path) => {
        const hashed = path.includes('/assets/');
        reply.header(
          'cache-control',
          hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
      },
    });
    decorated = true;
    // An address below /api is never a page: a caller would take it for an answer.
    const page = (request: FastifyRequest, reply: FastifyReply) =>
      /^\/api(\/|\?|$)/.test(request.url)
        ? reply.callNotFound()
        : reply.header('cache-control', 'no-cache').sendFile('index.html', root);
    app.get(prefix, { schema: { hide: true } }, page);
    if (prefix !== '/') {
      app.get(prefix.slice(0, -1), { schema: { hide: true } }, (_request, reply) =>
        reply.redirect(prefix),
      );
    }
    app.get(`${prefix}*`, { schema: { hide: true } }, page);
  }
};
