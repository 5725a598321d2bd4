import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Work } from '#kit/work.ts';
import { refuse } from '#kit/refuse.ts';
import { previewOf, readUpload } from './preview-import.ts';

// Reading a file touches nothing of a work but its way to say no.
const work = { refuse } as unknown as Work<'import_unreadable'>;
const upload = (bytes: Uint8Array) =>
  readUpload(work, { contentBase64: Buffer.from(bytes).toString('base64') });

test('a preview shows columns, datum, three places and what is wrong', async () => {
  const rows = ['A', 'B', 'C', 'D'].map((name, i) => `${i},${name},cafe,41.9,-87.6`);
  const text = ['osm_id,name,amenity,lat,lon', ...rows, '9,,cafe,41.9,-87.6', ''].join(
    '\n',
  );
  const preview = previewOf(await upload(gzipSync(text)));
  expect(preview).toMatchObject({
    format: 'CSV',
    rows: 5,
    rejected: 1,
    datum: { name: 'WGS-84' },
    rejections: [{ line: 6, reason: 'no_name' }],
  });
  expect(preview.columns).toContainEqual({ field: 'category', column: 'amenity' });
  expect(preview.sample.map(({ name }) => name)).toEqual(['A', 'B', 'C']);
  expect(preview.sample[0]).toMatchObject({ line: 2, category: 'cafe', lat: 41.9 });
});

test.each([
  [gzipSync('name,lat,lon\nA,1,2\n'.repeat(99)).subarray(0, -9), 'gzip_broken'],
  [Buffer.from('[{"name":'), 'json_broken'],
  [Buffer.from('a,b\n1,2\n'), 'no_name_column'],
])('a file that can’t be trusted is refused by name (%#)', async (bytes, problem) => {
  await expect(upload(bytes)).rejects.toMatchObject({
    refusal: 'import_unreadable',
    facts: { problem },
  });
});
