/**
 * Where things are. Inside the product a point is always WGS-84, in degrees; the Chinese
 * datums exist only at the edges, where a file comes in or a map provider is opened.
 */
export type GeoPoint = { readonly lat: number; readonly lon: number };

/** Degrees; `west > east` when the box crosses the date line. */
export type GeoBox = { south: number; north: number; west: number; east: number };

const earthRadiusMetres = 6_371_008.8;
const metresPerDegree = (earthRadiusMetres * Math.PI) / 180;
const walkingMetresPerMinute = 75;

/** The great-circle distance; exact enough (0.5 %) for anything a person walks. */
export const distanceMetres = (a: GeoPoint, b: GeoPoint): number =>
  metresBetween(a.lat, a.lon, b.lat, b.lon);

/** The same of bare degrees, for those who measure a million. */
export const metresBetween = (
  fromLat: number,
  fromLon: number,
  toLat: number,
  toLon: number,
): number => {
  const dLat = radians(toLat - fromLat);
  const dLon = radians(toLon - fromLon);
  const half =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(radians(fromLat)) * Math.cos(radians(toLat)) * Math.sin(dLon / 2) ** 2;
  return 2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(half)));
};

/** Whole minutes on foot, at least one. */
export const walkingMinutes = (metres: number): number =>
  Math.max(1, Math.round(metres / walkingMetresPerMinute));

/**
 * The smallest box that holds the whole circle. Near a pole it is a cap over every
 * longitude; across the date line `west` is greater than `east`.
 */
export const boxAround = (centre: GeoPoint, radiusMetres: number): GeoBox => {
  const reach = radiusMetres / metresPerDegree;
  const south = centre.lat - reach;
  const north = centre.lat + reach;
  const holdsPole = south <= -90 || north >= 90;
  if (holdsPole || reach >= 90) {
    const [from, to] = [Math.max(-90, south), Math.min(90, north)];
    return { south: from, north: to, west: -180, east: 180 };
  }
  // The circle is widest where a meridian touches it, not at the centre's own latitude.
  const ratio = Math.sin(radians(reach)) / Math.cos(radians(centre.lat));
  const halfWidth = (Math.asin(Math.min(1, ratio)) * 180) / Math.PI;
  return {
    south,
    north,
    west: wrapLon(centre.lon - halfWidth),
    east: wrapLon(centre.lon + halfWidth),
  };
};

/** Whether the box holds the point, edges included. */
export const boxHolds = (box: GeoBox, point: GeoPoint): boolean => {
  if (point.lat < box.south || point.lat > box.north) return false;
  return box.west <= box.east
    ? point.lon >= box.west && point.lon <= box.east
    : point.lon >= box.west || point.lon <= box.east;
};

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

const wrapLon = (lon: number): number => {
  if (lon > 180) return lon - 360;
  return lon < -180 ? lon + 360 : lon;
};
