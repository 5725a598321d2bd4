// The pages that read-a-photo opens: the scanner as it was built, zxing as it was
// published, and the photographs.
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformWithOxc } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const scanner = join(here, '../apps/scanner/dist');
const zxing = join(
  dirname(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')),
  '..',
);
/** Photographs that are not ours to pass on; beside the checkout or not there at all. */
export const photoFolder = join(here, '../../shared/data/qr');

/** Where the decoders of others were installed; empty leaves them out. */
export const othersFolder = process.env['DECODERS_FOLDER'] ?? '';

const kinds: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
};

export type PhotoSite = { address: string; ourWorker: string; close: () => void };

/** Serves on a free port of this machine; `ourWorker` is the path of the built worker. */
export async function openPhotoSite(): Promise<PhotoSite> {
  const built = await readdir(join(scanner, 'assets'));
  const worker = built.find((name) => /^reader\.worker-.*\.js$/.test(name));
  if (!worker) throw new Error('the scanner was built without its worker');
  const server = createServer((request, response) => {
    void answer(request.url ?? '/', response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const at = server.address();
  const port = at && typeof at === 'object' ? at.port : 0;
  return {
    address: `http://127.0.0.1:${port}`,
    ourWorker: `/scanner/assets/${worker}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const answer = async (path: string, response: ServerResponse): Promise<void> => {
  try {
    const kind = kinds[extname(path)] ?? 'application/octet-stream';
    const body = await bodyOf(path);
    response.setHeader('content-type', path === '/' ? 'text/html' : kind);
    response.end(body);
  } catch {
    response.statusCode = 404;
    response.end();
  }
};

const bodyOf = async (path: string): Promise<Buffer | string> => {
  if (path === '/') return '<script type="module" src="/photo-page.js"></script>';
  const [folder, ...rest] = path.slice(1).split('/');
  const below = rest.join('/');
  if (folder === 'scanner') return readFile(join(scanner, below));
  if (folder === 'zxing') return readFile(join(zxing, below));
  if (folder === 'others') return readFile(join(othersFolder, 'node_modules', below));
  if (folder === 'photos') return readFile(join(photoFolder, below));
  const file = join(here, path.replace(/\.js$/, '.ts'));
  return (await transformWithOxc(await readFile(file, 'utf8'), file)).code;
};
