import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
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

const compressTerms = { global: true, threshold: 1_024 };

const rootOf = (name: string): string =>
  fileURLToPath(new URL(`../../apps/${name}/dist/`, import.meta.url));

/**
 * The built apps on the same port. An address that only the app knows gets the app's page;
 * hashed files are kept for a year, pages are asked for again.
 */
export const serveApps = async (app: FastifyInstance): Promise<void> => {
  await app.register(compress, compressTerms);
  let decorated = false;
  for (const { name, prefix } of apps) {
    const root = rootOf(name);
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

/**
 * A page that the server fills and the app takes over. `head` goes where the app's own
 * title and description stand; `first` is what is read until the app is there, or instead
 * of it.
 */
export type FilledPage = { status: number; head: string; first: string };

/** Addresses of modules, compressed like the apps and before the app's own catch-all. */
export const hangPages = (
  app: FastifyInstance,
  hang: (scope: FastifyInstance) => void,
): void => {
  void app.register(async (scope) => {
    await scope.register(compress, compressTerms);
    hang(scope);
  });
};

/** Sends a filled page: kept for half a minute by anybody, then asked for again. */
export const sendPage = (
  request: FastifyRequest,
  reply: FastifyReply,
  page: FilledPage,
): FastifyReply => {
  reply.code(page.status).type('text/html; charset=utf-8');
  const kept = page.status === 200 ? 'public, max-age=30, must-revalidate' : 'no-cache';
  return sendOnce(request, reply, { body: fillShell(shell(), page), kept });
};

/** Sends a body under its own tag, or 304 to whoever has it already. */
export const sendOnce = (
  request: FastifyRequest,
  reply: FastifyReply,
  sent: { body: string | Buffer; kept: string },
): FastifyReply => {
  const hash = createHash('sha256').update(sent.body).digest('base64url').slice(0, 22);
  // Weak, because the same body leaves in several encodings.
  const tag = `W/"${hash}"`;
  reply.header('etag', tag).header('cache-control', sent.kept);
  const held = request.headers['if-none-match'] ?? '';
  if (reply.statusCode === 200 && held.includes(hash)) return reply.code(304).send();
  return reply.send(sent.body);
};

/** The app's own page with a head and a first reading; pure. */
export const fillShell = (
  html: string,
  { head, first }: Pick<FilledPage, 'head' | 'first'>,
): string =>
  // A function, because `$&` in a shop's name would otherwise be a pattern.
  html
    .replace(/\s*<title>[^<]*<\/title>/, '')
    .replace(/\s*<meta name="description"[^>]*>/, '')
    .replace('</head>', () => `${head}</head>`)
    .replace('<div id="root"></div>', () => `<div id="root"></div>${first}`);

/** Without a built app there is still something to read. */
const bareShell = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title></title>
<meta name="viewport" content="width=device-width,initial-scale=1"></head>
<body><div id="root"></div></body></html>`;

let shellKept = { html: '', builtAt: -1 };

/** The built page, read again when it was built again: its files have other names then. */
const shell = (): string => {
  const path = `${rootOf('consumer')}index.html`;
  const builtAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  if (builtAt === undefined) return bareShell;
  if (builtAt !== shellKept.builtAt) {
    shellKept = { html: readFileSync(path, 'utf8'), builtAt };
  }
  return shellKept.html;
};
