/** "31.2304, 121.4737" as it is copied from a map → degrees; null where it is no point. */
export const pointOf = (typed: string): { lat: number; lon: number } | null => {
  const parts = typed.trim().split(/\s*[,，\s]\s*/);
  if (parts.length !== 2 || !parts.every((part) => /^-?\d{1,3}(\.\d+)?$/.test(part))) {
    return null;
  }
  const [lat = Number.NaN, lon = Number.NaN] = parts.map(Number);
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : null;
};

/** Six decimals are about ten centimetres, which no phone knows better. */
export const typedPoint = ({ lat, lon }: { lat: number; lon: number }): string =>
  `${lat.toFixed(6)}, ${lon.toFixed(6)}`;
