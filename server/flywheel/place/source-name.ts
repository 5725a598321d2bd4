import type { Snapshot } from './read-snapshot.ts';

/**
 * Whose places a file brings, when nobody says: OpenStreetMap's ids are one source whatever
 * the file is called, other files go by their name without dates, so that next year's file
 * is the same source.
 */
export const sourceNameOf = (snapshot: Snapshot, fileName: string): string => {
  const key = snapshot.layout.columns.key?.[0] ?? '';
  const sampleKey = snapshot.drafts[0]?.sourceKey ?? '';
  const isOsm =
    /^(osm[_-]?id|osm_type|full_id)$/i.test(key) ||
    /^(osm[-_:]|node\/|way\/|relation\/)/.test(sampleKey);
  if (isOsm) return 'osm';
  const stem = fileName.replace(/^.*[\\/]/, '').replace(endings, '');
  const undated = stem.replace(/(?<!\d)(19|20)\d\d([-_.]?\d\d){0,2}(?!\d)/g, '');
  const words = undated.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const plain = words.join('-');
  return plain.slice(0, 60) || 'file';
};

const endings = /(\.(csv|tsv|txt|geojson|ndjson|jsonl?|gz))+$/i;
