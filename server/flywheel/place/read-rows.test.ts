import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { UnreadableFile } from './place.ts';
import { readRows } from './read-rows.ts';
import { readText } from './read-text.ts';

const rowsOf = (text: string) => [...readRows(text).rows];
const namesOf = (text: string) =>
  rowsOf(text).map(({ cells, bad }) => bad ?? cells['name']);

describe('CSV', () => {
  test('any of four delimiters, quoted or not', () => {
    for (const sign of [',', ';', '\t', '|']) {
      const text = ['name', 'lat', 'lon'].join(sign) + `\n"A ${sign} B"${sign}1${sign}2\n`;
      expect(rowsOf(text)[0]?.cells).toEqual({ name: `A ${sign} B`, lat: '1', lon: '2' });
    }
  });

  test('quotes, doubled quotes and new lines inside a field', () => {
    const text =
      'name,lat,lon\n"Joe ""the"" Barber",1,2\n"two\nlines",3,4\n12" Pizza,5,6\n';
    expect(namesOf(text)).toEqual(['Joe "the" Barber', 'two\nlines', '12" Pizza']);
    expect(rowsOf(text).map(({ line }) => line)).toEqual([2, 3, 5]);
  });

  test('one stray quote costs one row, not the rest of the file', () => {
    const text = 'name,lat,lon\n"open,1,2\nB,3,4\n"C",5,6\nD,7,8\n';
    expect(namesOf(text)).toEqual(['quote_not_closed', 'B', 'C', 'D']);
  });

  test('a row with too many cells is bad, with too few it is short', () => {
    const text = 'name,lat,lon\nA,1,2,3,4\nB,1\nC,1,2,,\n';
    expect(namesOf(text)).toEqual(['cells_do_not_fit_columns', 'B', 'C']);
  });

  test('a byte order mark, empty lines and Windows line ends are no matter', () => {
    const text = '\ufeffname,lat,lon\r\n\r\nA,1,2\r\n   \r\nB,3,4\r\n';
    expect(namesOf(text)).toEqual(['A', 'B']);
    expect(rowsOf(text).map(({ line }) => line)).toEqual([3, 5]);
  });

  test('two columns of one heading are told apart', () => {
    expect(readRows('name,name,lat\nA,B,1\n').columns).toEqual(['name', 'name (1)', 'lat']);
  });

  test('a file that ends inside a row is noticed', () => {
    const cut = (text: string) => {
      const source = readRows(text);
      expect([...source.rows].length).toBeGreaterThan(0);
      return source.looksCut();
    };
    expect(cut('name,lat,lon\nA,1,2\nB,3,4')).toBe(false);
    expect(cut('name,lat,lon\nA,1,2\nB,3')).toBe(true);
    expect(cut('name,lat,lon\nA,1,2\n"B')).toBe(true);
    expect(cut('name,lat,lon\nA,1,2\nB,3\n')).toBe(false);
    expect(cut('{"name":"A"}\n{"name":"B"}\n{"na')).toBe(true);
  });
});

describe('JSON', () => {
  test('GeoJSON points, and areas by their middle', () => {
    const area = [
      [
        [0, 0],
        [4, 0],
        [4, 2],
        [0, 2],
        [0, 0],
      ],
    ];
    const source = readRows(
      JSON.stringify({
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            id: 'node/1',
            properties: { name: 'A', type: 'cafe' },
            geometry: { type: 'Point', coordinates: [121.5, 31.2] },
          },
          {
            type: 'Feature',
            properties: { name: 'B' },
            geometry: { type: 'Polygon', coordinates: area },
          },
          { type: 'Feature', properties: null, geometry: null },
        ],
      }),
    );
    expect(source.format).toBe('GeoJSON');
    expect([...source.rows].map(({ cells }) => ({ ...cells }))).toEqual([
      { 'id': 'node/1', 'name': 'A', 'type': 'cafe', '@lat': '31.2', '@lon': '121.5' },
      { 'name': 'B', '@lat': '1', '@lon': '2' },
      { type: 'Feature' },
    ]);
  });

  test('an Overpass answer: tags flat, the kind of element in the key', () => {
    const tags = { name: 'A', amenity: 'cafe' };
    const text = JSON.stringify({
      elements: [{ type: 'way', id: 7, center: { lat: 1, lon: 2 }, tags }],
    });
    expect(rowsOf(text)[0]?.cells).toMatchObject({ ...tags, '@id': 'way/7', 'lat': '1' });
    expect(rowsOf(text)[0]?.cells).not.toHaveProperty('type');
  });

  test('one object a line, a broken one keeps its id', () => {
    const text = '{"id":1,"name":"A"}\n{"id":2,"name":"B\n\n{"id":3,"name":"C"}\n[1]\n';
    expect(readRows(text).format).toBe('JSON Lines');
    const bad = 'not_a_json_object';
    expect(namesOf(text)).toEqual(['A', bad, 'C', bad]);
    expect(rowsOf(text)[1]?.cells['id']).toBe('2');
  });

  test('a broken first line does not make the rest a broken document', () => {
    const text = `{"name":"A\n${'{"name":"B"}\n'.repeat(3)}`;
    expect(namesOf(text)).toEqual(['not_a_json_object', 'B', 'B', 'B']);
  });

  test('nesting of one level becomes a column', () => {
    const text = '[{"name":"A","addr":{"street":"S"},"cuisine":["x","y"],"hot":true}]';
    expect(rowsOf(text)[0]?.cells).toEqual({
      'name': 'A',
      'addr:street': 'S',
      'cuisine': 'x;y',
      'hot': 'true',
    });
  });

  test.each([
    ['{"type":"FeatureCollection","features":[{"type":"Fea', 'json_broken'],
    ['[{"name":"A"},', 'json_broken'],
    ['[1', 'json_broken'],
  ])('a broken document is refused: %s', (text, problem) => {
    expect(() => readRows(text)).toThrow(expect.objectContaining({ problem }));
  });
});

describe('bytes', () => {
  const problemOf = (bytes: Uint8Array) =>
    readText(bytes).then(
      (text) => text,
      (error: unknown) => (error instanceof UnreadableFile ? error.problem : error),
    );
  const chinese = 'name,lat,lon\n老面馆上海店,31,121\n';
  const gb18030 = Buffer.from('6e616d652c6c61740ac0cfc3e6b9ddc9cfbaa3b5ea2c33310a', 'hex');

  test('gzip or not, UTF-8, UTF-16 or GB18030', async () => {
    expect(await problemOf(Buffer.from(chinese))).toBe(chinese);
    expect(await problemOf(gzipSync(chinese))).toBe(chinese);
    expect(await problemOf(Buffer.from(`\ufeff${chinese}`, 'utf16le'))).toBe(chinese);
    expect(await problemOf(gb18030)).toBe('name,lat\n老面馆上海店,31\n');
  });

  test('a few damaged bytes spoil their rows, not the reading of the others', async () => {
    const bytes = Buffer.from(chinese.repeat(50));
    bytes[chinese.length + 3] = 0xe1;
    expect(await problemOf(bytes)).toContain('老面馆上海店');
    const ascii = Buffer.from('name,lat,lon\nCafe Noir,1,2\n'.repeat(50));
    ascii[14] = 0xe1;
    expect(await problemOf(ascii)).toContain('C\ufffdfe Noir');
  });

  test.each([
    [Buffer.alloc(0), 'empty_file'],
    [Buffer.from(' \n\n'), 'empty_file'],
    [gzipSync(chinese.repeat(999)).subarray(0, 90), 'gzip_broken'],
    [Buffer.from('PK\u0003\u0004xl/workbook.xml'), 'spreadsheet_file'],
    [Buffer.from(Array.from({ length: 3_000 }, (_, i) => (i * 7919) % 256)), 'not_text'],
    [Buffer.alloc(5_000), 'not_text'],
  ])('what is no table is refused by name (%#)', async (bytes, problem) => {
    expect(await problemOf(bytes)).toBe(problem);
  });
});
